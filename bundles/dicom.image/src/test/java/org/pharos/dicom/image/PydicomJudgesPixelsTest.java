package org.pharos.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.TestData;

/** Every frame that both can decode must be the same, sample by sample; what is refused must be refused by name. */
class PydicomJudgesPixelsTest {

    @TempDir
    Path scratch;

    @Test
    void agreesSampleBySampleOnTheReferenceFiles() throws IOException {
        Path index = TestData.require("dicom/index.csv");
        List<Path> files = new ArrayList<>();
        for (String row : Files.readAllLines(index).stream().skip(1).toList()) {
            if (row.endsWith("codec")) {
                files.add(index.resolveSibling(row.substring(0, row.indexOf(','))));
            }
        }
        assertAgreement(files, 60);
    }

    @Test
    void agreesSampleBySampleOnTheSamplesThatPydicomBrings() throws IOException {
        OutsideTool python = OutsideTool.requirePython("pydicom");
        Path samples = Path.of(python.run("-c",
                "import os, pydicom; print(os.path.join(os.path.dirname(pydicom.__file__), 'data', 'test_files'))")
                .output().strip());
        assertAgreement(Judged.below(samples).stream().filter(f -> f.toString().endsWith(".dcm")).toList(), 20);
    }

    private void assertAgreement(List<Path> files, int comparedMin) throws IOException {
        Map<Path, IntBuffer> judged = Judged.firstFrames(files, scratch);
        Map<String, Integer> agreed = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        judged.forEach((file, expected) -> {
            try {
                Frame frame = DicomImage.open(file).frame(0);
                String difference = difference(frame, expected);
                if (difference.isEmpty()) {
                    agreed.merge(syntax(file), 1, Integer::sum);
                } else {
                    differences.add(file.getFileName() + ": " + difference);
                }
            } catch (UndecodableImageException e) {
                refused.add(file.getFileName() + ": " + e.getMessage());
            }
        });
        assertThat(differences).isEmpty();
        assertThat(refused).allMatch(words -> words.contains("cannot be decoded here")
                || words.contains("1 bits allocated") || words.startsWith("SC_rgb_jpeg.dcm"));
        assertThat(agreed.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(comparedMin);
    }

    private static String syntax(Path file) {
        try (DicomReader reader = DicomReader.openFile(file)) {
            return reader.meta().transferSyntax().name();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static String difference(Frame frame, IntBuffer expected) {
        int count = frame.header().pixels() * frame.header().samples();
        if (count != expected.remaining()) {
            return count + " samples, the judge has " + expected.remaining();
        }
        int wrong = 0;
        for (int i = 0; i < count; i++) {
            wrong += frame.sample(i) == expected.get(i) ? 0 : 1;
        }
        return wrong == 0 ? "" : wrong + " of " + count + " samples differ, first " + frame.sample(0) + " and "
                + expected.get(0);
    }
}
