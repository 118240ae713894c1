package org.pharos.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.VR;

class GreyScaleTest {

    private final GreyImage ramp = new GreyImage(2, 3, new float[] {0, 1, 2, 3, 4, 5});

    /** The two points of PS3.3 §C.11.2.1.2: at c - 0.5 - (w-1)/2 the output is lowest, at c - 0.5 + (w-1)/2 highest. */
    @Test
    void linearWindowTakesItsEndsFromTheStandard() {
        VoiTransform window = new VoiTransform.Window("LINEAR", 2048, 4096);
        assertThat(window.shown(0)).isZero();
        assertThat(window.shown(4095)).isEqualTo(1);
        assertThat(new VoiTransform.Window("LINEAR_EXACT", 2048, 4096).shown(4096)).isEqualTo(1);
        assertThat(new VoiTransform.Window("SIGMOID", 10, 4).shown(10)).isEqualTo(0.5);
        assertThat(new VoiTransform.Window("LINEAR", 2, 1).shown(1.5)).isZero();
        assertThat(new VoiTransform.Window("LINEAR", 2, 1).shown(1.6)).isEqualTo(1);
    }

    @Test
    void signedBitsAboveZeroAreReadWithTheirSignAndOverlaysMasked() {
        PixelHeader header = new PixelHeader(1, 2, 1, "MONOCHROME2", false, 16, 12, 11, true, 1);
        Frame frame = new Frame(header, new byte[] {(byte) 0xFF, (byte) 0xFF, 1, (byte) 0xF0});
        assertThat(frame.sample(0)).isEqualTo(-1);
        assertThat(frame.sample(1)).isEqualTo(1);
    }

    @Test
    void aHighBitAboveTheStoredOnesShiftsThemDown() {
        PixelHeader header = new PixelHeader(1, 1, 1, "MONOCHROME2", false, 16, 12, 15, false, 1);
        assertThat(new Frame(header, new byte[] {(byte) 0x0F, (byte) 0xAB}).sample(0)).isEqualTo(0xAB0);
    }

    @Test
    void rescalesByIntercept() throws UndecodableImageException {
        DataSet dataSet = new DataSet().setString(Tag.RescaleSlope, "2").setString(Tag.RescaleIntercept, "-1024");
        assertThat(ModalityTransform.of(dataSet).apply(ramp).values()[5]).isEqualTo(-1014);
    }

    @Test
    void looksValuesUpInTheModalityTable() throws UndecodableImageException {
        DataSet dataSet = new DataSet();
        dataSet.newItem(Tag.ModalityLUTSequence)
                .setLong(Tag.LUTDescriptor, VR.US, 3, 2, 16)
                .setLong(Tag.LUTData, VR.US, 10, 20, 30);
        assertThat(ModalityTransform.of(dataSet).apply(ramp).values()).containsExactly(10, 10, 10, 20, 30, 30);
    }

    @Test
    void areaAveragingSharesPixelsAtTheEdges() {
        GreyImage smaller = ramp.resized(1, 2);
        assertThat(smaller.values()[0]).isCloseTo((float) ((0 + 0.5 * 1 + 3 + 0.5 * 4) / 3), within(1e-6f));
        assertThat(smaller.values()[1]).isCloseTo((float) ((0.5 * 1 + 2 + 0.5 * 4 + 5) / 3), within(1e-6f));
        assertThat(ramp.resized(4, 6).values()[0]).isZero();
    }

    @Test
    void percentilesLieBetweenTheNearestTwo() {
        assertThat(ramp.percentiles(0, 50, 100)).containsExactly(0, 2.5, 5);
    }
}
