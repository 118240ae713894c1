package org.pharos.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.gateway.api.finding.EncodedResult;
import org.pharos.gateway.api.finding.EncodingException;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.results.picture.PictureEncoder;
import org.pharos.gateway.results.report.ReportEncoder;
import org.pharos.test.kit.OutsideTool;

class ResultObjectsTest {

    private final ResultEncoder report = new ReportEncoder("0.1.0", ZoneOffset.UTC);
    private final ResultEncoder picture = new PictureEncoder("0.1.0", ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void refusesToSpeakOfNoImageAtAll() throws Exception {
        ResultRequest full = SampleRequest.ofTwoImages();
        ResultRequest empty = new ResultRequest(1, full.report(), List.of(), List.of(), full.madeAt(), "PHAROS");

        assertThatThrownBy(() -> report.encode(empty)).isInstanceOf(EncodingException.class);
        assertThatThrownBy(() -> picture.encode(empty)).isInstanceOf(EncodingException.class);
    }

    @Test
    void makesTheSameBytesEveryTime() throws Exception {
        for (ResultEncoder encoder : List.of(report, picture)) {
            List<EncodedResult> first = encoder.encode(SampleRequest.ofTwoImages()).toList();
            List<EncodedResult> second = encoder.encode(SampleRequest.ofTwoImages()).toList();
            for (int i = 0; i < first.size(); i++) {
                assertThat(bytes(first.get(i))).isEqualTo(bytes(second.get(i)));
            }
        }
    }

    @Test
    void givesAnotherUidToAnotherAnswerOrAnotherStation() throws Exception {
        String uid = report.encode(SampleRequest.ofTwoImages()).toList().get(0).sopInstanceUid();

        assertThat(report.encode(SampleRequest.ofTwoImages(0.96, "PHAROS")).toList().get(0).sopInstanceUid())
                .isNotEqualTo(uid);
        assertThat(report.encode(SampleRequest.ofTwoImages(0.97, "OTHER")).toList().get(0).sopInstanceUid())
                .isNotEqualTo(uid);
        assertThat(uid).matches("2\\.25\\.[1-9][0-9]{1,38}");
    }

    @Test
    void carriesPatientAndStudyOverExactlyAsTheyCame() throws Exception {
        ResultRequest request = SampleRequest.ofTwoImages();
        DataSet source = request.inputs().get(0).header().attributes();
        for (EncodedResult result : all(request)) {
            for (int tag : new int[] {Tag.SpecificCharacterSet, Tag.PatientName, Tag.PatientID, Tag.PatientBirthDate,
                Tag.StudyInstanceUID, Tag.StudyDate, Tag.StudyTime, Tag.AccessionNumber, Tag.TimezoneOffsetFromUTC}) {
                assertThat(result.dataSet().getBytes(tag)).as(Tag.toString(tag)).isPresent()
                        .hasValueSatisfying(value -> assertThat(value).isEqualTo(source.getBytes(tag).orElseThrow()));
            }
        }
    }

    @Test
    void saysInEveryObjectThatNobodyReviewedIt() throws Exception {
        for (EncodedResult result : all(SampleRequest.ofTwoImages())) {
            assertThat(result.dataSet().getString(Tag.SeriesDescription).orElseThrow()).startsWith("AI, not reviewed");
        }
        assertThat(report.encode(SampleRequest.ofTwoImages()).toList().get(0).dataSet().getString(Tag.VerificationFlag))
                .contains("UNVERIFIED");
    }

    @Test
    void tellsTimesInTheZoneOfTheStudy() throws Exception {
        DataSet document = report.encode(SampleRequest.ofTwoImages()).toList().get(0).dataSet();

        assertThat(document.getString(Tag.ContentDate)).contains("20260301");
        assertThat(document.getString(Tag.ContentTime)).contains("213456.789");
    }

    @Test
    void dciodvfyFindsNoError() throws Exception {
        OutsideTool dciodvfy = OutsideTool.require("dciodvfy");
        for (EncodedResult result : all(SampleRequest.ofTwoImages())) {
            String output = dciodvfy.run(write(result).toString()).output();
            assertThat(output).doesNotContain("Error");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.pharos.gateway.results.SampleRequest#oddStudies")
    void saysWhatItHasToSayInWhateverTheStudyIsWrittenIn(String name, ResultRequest request) throws Exception {
        OutsideTool dciodvfy = OutsideTool.require("dciodvfy");
        DataSet source = request.inputs().get(0).header().attributes();
        for (EncodedResult result : all(request)) {
            for (int tag : new int[] {Tag.SpecificCharacterSet, Tag.PatientName, Tag.PatientID, Tag.AccessionNumber}) {
                byte[] came = source.getBytes(tag).orElse(new byte[0]);
                assertThat(result.dataSet().getBytes(tag).orElse(new byte[0])).as(Tag.toString(tag)).isEqualTo(came);
            }
            String output = dciodvfy.run(write(result).toString()).output();
            assertThat(output.lines().filter(line -> line.startsWith("Error"))).isEmpty();
        }
    }

    @Test
    void highdicomReadsTheMeasurementsAndPydicomThePixels() throws Exception {
        OutsideTool python = OutsideTool.requirePython("highdicom", "pydicom");
        Path script = Files.createTempFile(folder, "read", ".py");
        try (var resource = getClass().getResourceAsStream("/read_results.py")) {
            Files.write(script, resource.readAllBytes());
        }
        List<String> arguments = new ArrayList<>(List.of(script.toString()));
        for (EncodedResult result : all(SampleRequest.ofTwoImages())) {
            arguments.add(write(result).toString());
        }

        OutsideTool.Result read = python.run(arguments.toArray(String[]::new));

        assertThat(read.exitCode()).as(read.output()).isZero();
        assertThat(read.output()).contains("SR groups=2 algorithm=Chest radiograph technical check 0.1.0")
                .contains("Image mirrored=Mirrored").contains("Image orientation=Indeterminate")
                .contains("Score: mirrored=0.97").contains("patient=SIMULATED^Film=山田^太郎=やまだ^たろう")
                .contains("SC 1024x1470x3").contains("observer=Device");
    }

    private List<EncodedResult> all(ResultRequest request) throws EncodingException {
        List<EncodedResult> results = new ArrayList<>(report.encode(request).toList());
        results.addAll(picture.encode(request).toList());
        assertThat(results).hasSize(3);
        return results;
    }

    private Path write(EncodedResult result) throws IOException {
        Path file = folder.resolve(result.sopInstanceUid() + ".dcm");
        FileMeta meta = FileMeta.of(result.sopClassUid(), result.sopInstanceUid(),
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        DicomWriter.writeFile(file, meta, result.dataSet());
        return file;
    }

    private static byte[] bytes(EncodedResult result) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DicomWriter.writeDataSet(bytes, result.dataSet(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        return bytes.toByteArray();
    }
}
