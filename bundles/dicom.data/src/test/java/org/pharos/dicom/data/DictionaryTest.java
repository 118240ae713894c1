package org.pharos.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {

    @Test
    void knowsStandardElements() {
        Dictionary.Entry entry = Dictionary.find(Tag.PatientName).orElseThrow();
        assertThat(entry).isEqualTo(new Dictionary.Entry("PatientName", "PN", "1", false, "Patient's Name"));
        assertThat(Dictionary.tagOf("PatientName")).contains(0x00100010);
        assertThat(Dictionary.keywordOf(0x00100010)).isEqualTo("PatientName");
        assertThat(Tag.toString(Tag.PixelData)).isEqualTo("(7FE0,0010)");
        assertThat(Dictionary.vrOf(Tag.PixelData)).isEqualTo(VR.OW);
        assertThat(Dictionary.vrOf(Tag.SmallestImagePixelValue)).isEqualTo(VR.US);
    }

    @Test
    void knowsRepeatingGroupsAndLeavesPrivateOnesAlone() {
        assertThat(Dictionary.keywordOf(0x60023000)).isEqualTo("OverlayData");
        assertThat(Dictionary.find(0x60013000)).isEmpty();
        assertThat(Dictionary.vrOf(0x00090010)).isEqualTo(VR.LO);
        assertThat(Dictionary.vrOf(0x00091001)).isEqualTo(VR.UN);
        assertThat(Dictionary.vrOf(0x00090000)).isEqualTo(VR.UL);
        assertThat(Dictionary.keywordOf(0x00091001)).isEqualTo("(0009,1001)");
    }

    @ParameterizedTest
    @EnumSource(VR.class)
    void findsEachVrByItsTwoLetters(VR vr) {
        assertThat(VR.ofCode(vr.code())).contains(vr);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x4141, 0x5A5A, 0x2020, 0x3F3F, 0xFFFF, 0x6F62})
    void findsNoVrInOtherBytes(int code) {
        assertThat(VR.ofCode(code)).isEmpty();
    }

    @Test
    void knowsTransferSyntaxes() {
        assertThat(TransferSyntax.forUid(Uids.ExplicitVRBigEndian)).contains(TransferSyntax.EXPLICIT_BIG_ENDIAN);
        assertThat(TransferSyntax.EXPLICIT_BIG_ENDIAN.bigEndian()).isTrue();
        assertThat(TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN.deflated()).isTrue();
        assertThat(TransferSyntax.JPEG_BASELINE.encapsulated()).isTrue();
        assertThat(TransferSyntax.IMPLICIT_LITTLE_ENDIAN.explicit()).isFalse();
        assertThat(TransferSyntax.forUid("1.2.840.10008.1.2.4.999").orElseThrow().encapsulated()).isTrue();
        assertThat(TransferSyntax.forUid("1.2.840.10008.1.1")).isEmpty();
        assertThat(TransferSyntax.forUid("2.25.999")).isEmpty();
        assertThat(TransferSyntax.forUid("1.2.840.10008.1.2.6.2")).isEmpty();
        assertThat(UidNames.nameOf(Uids.CTImageStorage)).isEqualTo("CT Image Storage");
        assertThat(UidNames.nameOf("1.2.3")).isEqualTo("1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.1", "2.25.0", "1", "1.02.3"})
    void takesUids(String uid) {
        assertThat(Uids.isValid(uid)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "1..2", ".1", "1.", "1.2/3", "1.2.a", "1.2 ", "1.2\n", "١.٢", "../1",
        "1.23456789012345678901234567890123456789012345678901234567890123.4"})
    void refusesOtherTextsAsUids(String uid) {
        assertThat(Uids.isValid(uid)).isFalse();
    }

    @Test
    void makesUidsOfUuids() {
        String uid = Uids.of(UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"));
        assertThat(uid).isEqualTo("2.25.329800735698586629295641978511506172918");
        assertThat(Uids.isValid(uid)).isTrue();
    }
}
