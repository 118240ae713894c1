package org.pharos.gateway.api.app;

import java.nio.file.Path;
import java.util.List;

/**
 * A model and what it takes and gives.
 *
 * @param sha256 the digest the manifest vouches for, lower-case hexadecimal; a file that differs is not used
 * @param precision the arithmetic it was validated with, such as {@code f32}
 * @param inputs names and shapes, in the model's order
 */
public record ModelFile(Path file, String sha256, String precision, List<TensorSpec> inputs, List<TensorSpec> outputs) {

    public ModelFile {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A named float32 tensor. @param shape every dimension known */
    public record TensorSpec(String name, List<Integer> shape) {
        public TensorSpec {
            shape = List.copyOf(shape);
        }

        /** How many numbers it holds. */
        public int elements() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }
}
