package org.pharos.gateway.api.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A simulated image with the outputs the model gave when it was released.
 *
 * @param expected by output name
 * @param tolerance largest absolute difference allowed
 */
public record GoldenCase(Path file, String sha256, Map<String, List<Double>> expected, double tolerance) {

    public GoldenCase {
        expected = Map.copyOf(expected);
    }
}
