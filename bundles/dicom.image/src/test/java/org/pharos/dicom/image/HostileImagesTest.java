package org.pharos.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.pharos.test.kit.TestData;

class HostileImagesTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    /** Cases whose pixels lie. Of an RLE segment that runs on, exactly the declared amount is taken: no lie is read. */
    private static final List<String> LIARS = List.of("bomb-native", "bomb-frames-", "bomb-samples", "bomb-bits-zero",
            "bomb-jpeg", "bomb-j2k", "bomb-rle-count", "bomb-rle-offsets", "codec-", "native-under-rle",
                    "fragments-under-native");

    @Test
    void everyHostileFileIsDecodedOrRefusedInWordsAndInTime() throws IOException {
        List<Path> files = Judged.below(TestData.require("hostile/small"));
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            assertThatCode(() -> Assertions.assertTimeoutPreemptively(LONG, () -> decode(file)))
                    .as(file.getFileName().toString()).doesNotThrowAnyException();
        }
    }

    @Test
    void pixelsThatLieAreRefused() throws IOException {
        List<Path> liars = Judged.below(TestData.require("hostile/small")).stream()
                .filter(f -> LIARS.stream().anyMatch(f.getFileName().toString()::startsWith)).toList();
        assertThat(liars).hasSizeGreaterThan(15).allSatisfy(file -> assertThat(decode(file)).isFalse());
    }

    @Test
    void theControlsAreDecoded() throws IOException {
        List<Path> controls = Judged.below(TestData.require("hostile/small")).stream()
                .filter(f -> f.getFileName().toString().startsWith("control-")).toList();
        assertThat(controls).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(decode(file)).isTrue());
    }

    private static boolean decode(Path file) {
        try {
            DicomImage image = DicomImage.open(file);
            GreyImage stored = StoredValues.of(image.frame(0), image.dataSet());
            PreviewRenderer.render(image, stored, 64);
            return true;
        } catch (UndecodableImageException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain(file.getParent().toString());
            return false;
        }
    }
}
