package org.pharos.dicom.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.TestData;

/** Real files say the same in our JSON as in pydicom's, and each side reads what the other wrote. */
class PydicomJudgesJsonTest {

    @TempDir
    private Path folder;

    @Test
    void agreesOnTheReferenceFiles() throws IOException {
        Path index = TestData.require("dicom/index.csv");
        check(Files.readAllLines(index).stream().skip(1)
                .map(line -> index.resolveSibling(line.split(",")[0])).toList());
    }

    @Test
    void agreesOnTheSamplesThatPydicomBrings() throws IOException {
        String place = OutsideTool.requirePython("pydicom")
                .run("-c", "import pydicom; print(pydicom.__path__[0])").output().strip();
        try (Stream<Path> files = Files.walk(Path.of(place, "data", "test_files"))) {
            check(files.filter(file -> file.toString().endsWith(".dcm")
                    && !file.endsWith("no_meta.dcm")).sorted().toList());
        }
    }

    private void check(List<Path> files) throws IOException {
        OutsideTool python = OutsideTool.requirePython("pydicom");
        Path script = folder.resolve("json_judge.py");
        try (InputStream resource = DataSet.class.getResourceAsStream("json_judge.py")) {
            Files.copy(resource, script);
        }
        Path list = Files.write(folder.resolve("list.txt"), files.stream().map(Path::toString).toList());
        python.run(script.toString(), "write", list.toString(), folder.toString());
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (Files.exists(folder.resolve(i + ".theirs.json"))) {
                convert(files.get(i), i, refused);
            }
        }
        List<String> said = python.run(script.toString(), "compare", list.toString(), folder.toString())
                .output().lines().toList();
        System.out.println(said.get(said.size() - 1) + " of " + files.size() + ", refused " + refused);
        assertThat(said).last().asString().matches("compared [2-9]\\d+ files, \\d{4,} attributes"
                + "|compared \\d{3,} files, \\d{4,} attributes");
        assertThat(said.subList(0, said.size() - 1)).isEmpty();
    }

    private void convert(Path file, int number, List<String> refused) throws IOException {
        try {
            DataSet dataSet = DicomReader.readFile(file, ReadOptions.DEFAULT.withGuessedEncoding()).dataSet();
            write(dataSet, number + ".ours.json");
        } catch (DicomFormatException e) {
            assertThat(e.reason()).as(file.toString()).isEqualTo(Reason.CUT_OFF);
            refused.add(file.getFileName().toString());
            return;
        }
        try (InputStream theirs = Files.newInputStream(folder.resolve(number + ".theirs.json"))) {
            write(JsonModelReader.read(theirs, Limits.DEFAULT), number + ".again.json");
        }
    }

    private void write(DataSet dataSet, String name) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            JsonModelWriter.write(dataSet, out);
        }
    }
}
