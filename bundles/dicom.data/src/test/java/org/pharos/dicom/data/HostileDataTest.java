package org.pharos.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.io.DataSetScanner;
import org.pharos.dicom.data.io.DicomFile;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.TestData;

/** The hostile cases have the outcome that their table asks for, and nothing but a named refusal ever comes out. */
class HostileDataTest {

    private static final int[] IDENTITY = {
        Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.PatientID
    };

    @TempDir
    private Path temporary;

    private record Case(String name, Path file, String expected) {}

    @Test
    void hasTheExpectedOutcomeForEachSmallCase() throws IOException {
        Path folder = TestData.require("hostile/small");
        check(cases(folder.resolveSibling("cases.csv"), folder));
    }

    @Test
    void hasTheExpectedOutcomeForTheLargeCasesToo() throws IOException {
        Path generator = TestData.require("hostile/make_hostile.py");
        OutsideTool.Result made = OutsideTool.require("python3").run(generator.toString(), temporary.toString());
        assertThat(made.exitCode()).as(made.output()).isZero();
        check(cases(temporary.resolve("cases.csv"), temporary));
    }

    private static List<Case> cases(Path table, Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(table).subList(1, Files.readAllLines(table).size())) {
            String[] column = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
            Path file = folder.resolve(column[1].replace("%0A", "\n"));
            if (Files.exists(file) && file.toString().endsWith(".dcm")) {
                cases.add(new Case(column[0], file, column[6]));
            }
        }
        return cases;
    }

    private static void check(List<Case> cases) {
        List<String> problems = new ArrayList<>();
        for (Case c : cases) {
            String outcome = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> outcome(c), c.name());
            boolean right = switch (c.expected()) {
                case "accept" -> outcome.equals("taken");
                case "refuse" -> outcome.startsWith("refused");
                case "partial" -> outcome.equals("refused: " + Reason.CUT_OFF);
                case "show-safe", "once" -> outcome.equals("taken");
                default -> outcome.startsWith("refused") || outcome.equals("taken");
            };
            if (!right) {
                problems.add(c.name() + " must be: " + c.expected() + ", is: " + outcome);
            }
        }
        assertThat(cases).hasSizeGreaterThan(100);
        assertThat(problems).isEmpty();
    }

    private static String outcome(Case c) throws IOException {
        try {
            FileMeta meta = scan(c.file());
            DicomFile file = DicomReader.readFile(c.file());
            touch(file.dataSet());
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            try (DicomWriter writer = DicomWriter.ofFile(written, meta)) {
                writer.write(file.dataSet());
            }
            boolean identical = c.expected().equals("accept") && !meta.transferSyntax().deflated();
            boolean same = Arrays.equals(written.toByteArray(), Files.readAllBytes(c.file()));
            return identical && !same ? "changed" : "taken";
        } catch (DicomFormatException e) {
            assertThat(e.getMessage()).isNotBlank();
            return "refused: " + e.reason();
        }
    }

    /**
     * What a receiver does: the whole data set is checked as it streams by, then whether the object has an identity.
     */
    private static FileMeta scan(Path path) throws IOException {
        try (DicomReader reader = DicomReader.openFile(path)) {
            long offset = reader.dataSetOffset();
            try (var stream = Files.newInputStream(path)) {
                stream.skipNBytes(offset);
                DataSet found = new DataSetScanner(Limits.DEFAULT, IDENTITY)
                        .scan(stream, reader.meta().transferSyntax()).attributes();
                identity(found, reader.meta());
            }
            return reader.meta();
        }
    }

    private static void identity(DataSet found, FileMeta meta) throws DicomFormatException {
        for (int tag : Arrays.copyOf(IDENTITY, 4)) {
            if (!Uids.isValid(found.getString(tag, ""))) {
                throw new DicomFormatException(Reason.MALFORMED, Tag.toString(tag), -1, "no valid UID");
            }
        }
        if (!meta.sopInstanceUid().equals(found.getString(Tag.SOPInstanceUID))) {
            throw new DicomFormatException(Reason.MALFORMED, "", -1, "two identities");
        }
    }

    /** Asks everything of every element. */
    private static void touch(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            dataSet.getStrings(element.tag()).forEach(value -> assertThat(value).isNotNull());
            dataSet.getPersonName(element.tag());
            dataSet.getInts(element.tag());
            dataSet.getDoubles(element.tag());
            dataSet.getBytes(element.tag());
            dataSet.getSequence(element.tag()).forEach(HostileDataTest::touch);
        }
        dataSet.copy();
    }

    @Test
    void readsTheHostileCasesTheSameWayWhenTheEncodingIsGuessed() throws IOException {
        Path folder = TestData.require("hostile/small");
        int refused = 0;
        for (Case c : cases(folder.resolveSibling("cases.csv"), folder)) {
            try {
                touch(DicomReader.readFile(c.file(), ReadOptions.DEFAULT.withGuessedEncoding()).dataSet());
            } catch (DicomFormatException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
    }
}
