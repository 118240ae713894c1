package org.pharos.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.TestData;

class LosslessJpegTest {

    @TempDir
    Path scratch;

    @Test
    void decodesToWhatDcmtkDecodesTo() throws Exception {
        OutsideTool dcmdjpeg = OutsideTool.require("dcmdjpeg");
        int compared = 0;
        for (Path file : lossless()) {
            Path plain = scratch.resolve("plain.dcm");
            if (dcmdjpeg.run("+cn", file.toString(), plain.toString()).exitCode() == 0) {
                DicomImage image = DicomImage.open(file);
                assertThat(image.frame(0).bytes()).as(file.getFileName().toString())
                        .isEqualTo(DicomImage.open(plain).frame(0).bytes());
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(5);
    }

    @Test
    void refusesAStreamThatIsCutShort() {
        byte[] cut = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC3, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0};
        PixelHeader header = new PixelHeader(2, 2, 1, "MONOCHROME2", false, 8, 8, 7, false, 1);
        assertThatThrownBy(() -> new JpegDecoder().decode(header, cut))
                .isInstanceOf(UndecodableImageException.class);
    }

    private static List<Path> lossless() throws IOException {
        Path index = TestData.require("dicom/index.csv");
        return Files.readAllLines(index).stream().skip(1)
                .filter(row -> row.contains("JPEG Lossless") && row.endsWith("codec"))
                .map(row -> index.resolveSibling(row.substring(0, row.indexOf(',')))).toList();
    }
}
