package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.GoldenCase;
import org.pharos.gateway.api.app.IntendedUse;
import org.pharos.gateway.api.app.ModelFile;
import org.pharos.gateway.api.app.ModelFile.TensorSpec;
import org.pharos.gateway.api.app.PreprocessingStep;
import org.pharos.test.kit.TinyOnnx;

/** Applications around a tiny model. */
final class Applications {

    static final int SIDE = 32;

    private Applications() {}

    static AiApplication tiny(Path folder) throws IOException {
        return tiny(folder, SIDE, 8);
    }

    static AiApplication tiny(Path folder, int side, int channels) throws IOException {
        Path file = folder.resolve("model-" + side + "-" + channels + ".onnx");
        TinyOnnx.write(file, side, channels, 1);
        return of(file, digest(file), steps(side), List.of(), side);
    }

    static AiApplication withDigest(AiApplication application, String sha256) {
        return of(application.model().file(), sha256, application.preprocessing(), application.golden(), SIDE);
    }

    static AiApplication withSteps(AiApplication application, List<PreprocessingStep> steps) {
        return of(application.model().file(), application.model().sha256(), steps, List.of(), SIDE);
    }

    static AiApplication withGolden(AiApplication application, Path image, Map<String, List<Double>> expected) {
        GoldenCase golden = new GoldenCase(image, "", expected, 1e-4);
        return of(application.model().file(), application.model().sha256(), application.preprocessing(),
                List.of(golden), SIDE);
    }

    static List<PreprocessingStep> steps(int side) {
        String pixels = Integer.toString(side);
        return List.of(new PreprocessingStep("modality-lut", Map.of()),
                new PreprocessingStep("photometric", Map.of("to", "MONOCHROME2")),
                new PreprocessingStep("resize",
                        Map.of("method", "area", "height", pixels, "width", pixels, "aspect", "stretch")),
                new PreprocessingStep("percentile-window", Map.of("low", "1.0", "high", "99.0")));
    }

    private static AiApplication of(Path file, String sha256, List<PreprocessingStep> steps, List<GoldenCase> golden,
            int side) {
        List<TensorSpec> outputs = List.of(new TensorSpec("logits", List.of(1, TinyOnnx.ANSWERS)),
                new TensorSpec("scores", List.of(1, TinyOnnx.ANSWERS)));
        ModelFile model = new ModelFile(file, sha256, "f32", List.of(new TensorSpec("image", List.of(1, 1, side,
                side))), outputs);
        IntendedUse use = new IntendedUse("tests", List.of(), List.of("CR"), List.of(), true, List.of(), true,
                List.of(), 1, 1, 0, 120);
        return new AiApplication("tiny", "1.0.0", "Tiny", "test", true, model, use, steps, List.of(), List.of(), golden,
                "all");
    }

    static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
