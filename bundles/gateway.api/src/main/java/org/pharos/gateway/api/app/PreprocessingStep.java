package org.pharos.gateway.api.app;

import java.util.Map;

/** One step from pixels to input, as data. The worker knows the operations; an unknown one is refused at loading. */
public record PreprocessingStep(String operation, Map<String, String> parameters) {

    public PreprocessingStep {
        parameters = Map.copyOf(parameters);
    }
}
