package org.pharos.test.support;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.app.Gate;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.app.IntendedUse;
import org.pharos.gateway.api.app.ModelFile;
import org.pharos.gateway.api.app.Question;
import org.pharos.gateway.api.finding.Band;
import org.pharos.gateway.api.finding.Code;

/** A made-up application for chest radiographs with one question of each kind, and what a model might answer it. */
public final class SampleApplication {

    /** An upright image, taken as the header says, and plausible. */
    public static final Map<String, float[]> NOTHING_SEEN = Map.of(
            "plausible", new float[] {0.99f}, "mirrored", new float[] {0.02f}, "projection",
                    new float[] {0.97f, 0.03f});

    /** A mirrored one. */
    public static final Map<String, float[]> MIRRORED = Map.of(
            "plausible", new float[] {0.99f}, "mirrored", new float[] {0.98f}, "projection",
                    new float[] {0.97f, 0.03f});

    private static final Band BAND = new Band(0.2, 0.8);

    private SampleApplication() {}

    public static AiApplication application() {
        IntendedUse use = new IntendedUse("Technical check of frontal chest radiographs of adults.", List.of(),
                List.of("CR", "DX"), List.of("CHEST"), true, List.of("PA", "AP"), true,
                List.of("MONOCHROME1", "MONOCHROME2"), 32, 32, 16, 120);
        ModelFile model = new ModelFile(Path.of("sample.onnx"), "00".repeat(32), "f32", List.of(), List.of());
        return new AiApplication("sample-check", "1.0", "Sample check", "Pharos", true, model, use, List.of(),
                List.of(new Gate("plausible", 0, 0.5, "It does not look like a chest radiograph.")),
                List.of(mirrored(), projection()), List.of(), "It did not look for disease.");
    }

    private static Question mirrored() {
        return new Question("mirrored", "Is the image mirrored?", new Code("MIRRORED", "99PHAROS", "Mirrored image"),
                "mirrored", List.of(
                        new Question.Answer(new Code("NO", "99PHAROS", "Not mirrored"), "", ""),
                        new Question.Answer(new Code("YES", "99PHAROS", "Mirrored"), "The image looks mirrored.", "")),
                Optional.of("NO"), Optional.empty(), BAND);
    }

    private static Question projection() {
        return new Question("projection", "Is the projection the one the header names?",
                new Code("PROJECTION", "99PHAROS", "Projection"), "projection", List.of(
                        new Question.Answer(new Code("PA", "99PHAROS", "PA"), "It looks like PA; the header says AP.",
                                "PA"),
                        new Question.Answer(new Code("AP", "99PHAROS", "AP"), "It looks like AP; the header says PA.",
                                "AP")),
                Optional.empty(), Optional.of("ViewPosition"), BAND);
    }

    /** A catalogue that holds just this. */
    public static ApplicationCatalog catalog() {
        return () -> List.of(new InstalledApplication.Usable(application()));
    }
}
