package org.pharos.gateway.api.app;

import java.util.List;

/**
 * An AI application, as its manifest states it.
 *
 * @param id lower-case letters, digits and hyphens, 1 to 64
 * @param demonstration whether it is a demonstration, not a medical device
 * @param preprocessing how pixels become the model's input, in order
 * @param gate what an image must pass before its answers count
 * @param golden cases it must answer as expected on this box before it is used
 */
public record AiApplication(String id, String version, String name, String vendor, boolean demonstration,
        ModelFile model, IntendedUse intendedUse, List<PreprocessingStep> preprocessing, List<Gate> gate,
        List<Question> questions, List<GoldenCase> golden, String notLookedAt) {

    public AiApplication {
        preprocessing = List.copyOf(preprocessing);
        gate = List.copyOf(gate);
        questions = List.copyOf(questions);
        golden = List.copyOf(golden);
    }
}
