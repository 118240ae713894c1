package org.pharos.gateway.worker.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.dicom.image.DicomImage;
import org.pharos.dicom.image.GreyImage;
import org.pharos.dicom.image.StoredValues;
import org.pharos.dicom.image.UndecodableImageException;
import org.pharos.gateway.api.app.PreprocessingStep;
import org.pharos.test.kit.OutsideTool;

class PreprocessorTest {

    private static final int SIDE = 128;
    private static final List<PreprocessingStep> STEPS = List.of(
            new PreprocessingStep("modality-lut", Map.of()),
            new PreprocessingStep("photometric", Map.of("to", "MONOCHROME2")),
            resize("stretch", SIDE, SIDE),
            new PreprocessingStep("percentile-window", Map.of("low", "1.0", "high", "99.0")));

    @TempDir
    Path folder;

    @Test
    void agreesWithTheReferenceOfTheChestApplication() throws Exception {
        Path model = Path.of(System.getProperty("pharos.root"), "models", "cxr-technical");
        assumeThat(model.resolve("reference.py")).exists();
        OutsideTool python = OutsideTool.requirePython("pydicom", "numpy");
        List<Path> films = new ArrayList<>(OddFilm.all(folder));
        try (Stream<Path> golden = Files.list(model.resolve("golden"))) {
            for (Path film : golden.filter(f -> f.toString().endsWith(".dcm")).toList()) {
                films.add(Files.copy(film, folder.resolve(film.getFileName())));
            }
        }
        String script = Path.of("src/test/python/reference_inputs.py").toAbsolutePath().toString();
        OutsideTool.Result result = python.run(Stream.concat(Stream.of(script, model.toString()),
                films.stream().map(Path::toString)).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.output()).isZero();
        for (Path film : films) {
            assertThat(worst(prepared(film, STEPS, SIDE * SIDE), Path.of(film
                    + ".input"))).as(film.toString()).isLessThan(1e-5);
        }
    }

    @Test
    void aFlatImageBecomesZero() throws Exception {
        DataSet flat = dataSet(4, 4, "MONOCHROME2", "1", "0", new byte[32]);
        assertThat(prepared(written("flat", flat), List.of(STEPS.get(3)), 16)).containsOnly(0f);
    }

    @Test
    void letterboxKeepsTheProportionsAndFillsWithTheDarkest() throws Exception {
        byte[] pixels = new byte[2 * 4 * 2];
        for (int i = 0; i < 8; i++) {
            pixels[2 * i] = (byte) (i + 5);
        }
        Path file = written("wide", dataSet(2, 4, "MONOCHROME2", "1", "0", pixels));
        assertThat(prepared(file, List.of(resize("letterbox", 4, 4)), 16))
                .containsExactly(5, 5, 5, 5, 5, 6, 7, 8, 9, 10, 11, 12, 5, 5, 5, 5);
    }

    @Test
    void normaliseSubtractsThenDivides() throws Exception {
        byte[] pixels = {10, 0, 20, 0};
        PreprocessingStep step = new PreprocessingStep("normalise", Map.of("mean", "10", "deviation", "4"));
        assertThat(prepared(written("two", dataSet(1, 2, "MONOCHROME2", "1", "0", pixels)), List.of(step), 2))
                .containsExactly(0, 2.5f);
    }

    @Test
    void stepsAndParametersNobodyKnowsAreRefused() {
        assertRefused("sharpen", Map.of(), "sharpen");
        assertRefused("modality-lut", Map.of("fast", "true"), "fast");
        assertRefused("resize", Map.of("method", "cubic"), "cubic");
        assertRefused("resize", Map.of("method", "area", "height", "0", "width", "1", "aspect", "stretch"), "height");
        assertRefused("percentile-window", Map.of("low", "50", "high", "50"), "low < high");
        assertRefused("percentile-window", Map.of("low", "NaN", "high", "50"), "number");
        assertRefused("photometric", Map.of(), "lacks to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PALETTE COLOR", "YBR_FULL", "RGB"})
    void coloursAreRefused(String photometric) throws Exception {
        int samples = photometric.equals("PALETTE COLOR") ? 1 : 3;
        DataSet colours = dataSet(2, 2, photometric, "1", "0", new byte[8 * samples])
                .setInt(Tag.SamplesPerPixel, samples);
        DicomImage image = DicomImage.open(written("colours", colours));
        GreyImage grey = new GreyImage(2, 2, new float[4]);
        assertThatThrownBy(() -> Preprocessor.of(STEPS).into(image, grey, FloatBuffer.allocate(SIDE * SIDE)))
                .isInstanceOf(UndecodableImageException.class).hasMessageContaining("grey")
                .hasMessageContaining(photometric);
    }

    @Test
    void anImageThatDoesNotFillTheInputIsRefused() throws Exception {
        Path file = written("tiny", dataSet(1, 2, "MONOCHROME2", "1", "0", new byte[4]));
        assertThatThrownBy(() -> prepared(file, List.of(), 16)).isInstanceOf(UndecodableImageException.class);
    }

    private static void assertRefused(String operation, Map<String, String> parameters, String words) {
        assertThatThrownBy(() -> Preprocessor.of(List.of(new PreprocessingStep(operation, parameters))))
                .isInstanceOf(UnknownStepException.class).hasMessageContaining(words);
    }

    private static PreprocessingStep resize(String aspect, int rows, int columns) {
        return new PreprocessingStep("resize", Map.of("method", "area", "height", Integer.toString(rows),
                "width", Integer.toString(columns), "aspect", aspect));
    }

    private static float[] prepared(Path film, List<PreprocessingStep> steps, int count) throws Exception {
        DicomImage image = DicomImage.open(film);
        FloatBuffer input = FloatBuffer.allocate(count);
        Preprocessor.of(steps).into(image, StoredValues.of(image.frame(0), image.dataSet()), input);
        return input.array();
    }

    private static double worst(float[] actual, Path expected) throws IOException {
        FloatBuffer judged = ByteBuffer.wrap(Files.readAllBytes(expected)).order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(judged.remaining()).isEqualTo(actual.length);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - judged.get(i)));
        }
        return worst;
    }

    private Path written(String name, DataSet dataSet) throws IOException {
        Path file = folder.resolve(name + ".dcm");
        DicomWriter.writeFile(file, FileMeta.of(dataSet, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), dataSet);
        return file;
    }

    private static DataSet dataSet(int rows, int columns, String photometric, String slope, String intercept,
            byte[] pixels) {
        return new DataSet()
                .setString(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.1").setString(Tag.SOPInstanceUID, "2.25.1")
                .setInt(Tag.SamplesPerPixel, 1).setString(Tag.PhotometricInterpretation, photometric)
                .setInt(Tag.Rows, rows).setInt(Tag.Columns, columns)
                .setInt(Tag.BitsAllocated, 16).setInt(Tag.BitsStored, 12).setInt(Tag.HighBit, 11)
                .setInt(Tag.PixelRepresentation, 0)
                .setString(Tag.RescaleSlope, slope).setString(Tag.RescaleIntercept, intercept)
                .setBytes(Tag.PixelData, VR.OW, pixels);
    }
}
