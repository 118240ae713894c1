package org.pharos.benchmarks.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.pharos.gateway.api.inference.InferenceEngine;
import org.pharos.gateway.api.inference.LoadedModel;

/**
 * A process of its own with the worker's class path: loads a model with one of our engines and runs it over and over.
 * Prints one latency a line, in ms.
 */
public final class EngineProbe {

    private EngineProbe() {}

    /** Engine, folder of its natives, model, threads, runs that do not count, runs that do. */
    public static void main(String[] given) throws Exception {
        InferenceEngine engine = ServiceLoader.load(InferenceEngine.class).stream().map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals(given[0])).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no engine " + given[0]));
        engine.open(Path.of(given[1]));
        try (LoadedModel model = engine.load(new InferenceEngine.ModelRequest(Path.of(given[2]), "f32", "CPU",
                Integer.parseInt(given[3])))) {
            Map<String, FloatBuffer> inputs = buffers(model.inputs());
            Map<String, FloatBuffer> outputs = buffers(model.outputs());
            Random random = new Random(1);
            inputs.values().forEach(buffer -> {
                for (int i = 0; i < buffer.capacity(); i++) {
                    buffer.put(i, random.nextFloat());
                }
            });
            measure(model, inputs, outputs, Integer.parseInt(given[4]), Integer.parseInt(given[5]));
        }
    }

    private static void measure(LoadedModel model, Map<String, FloatBuffer> inputs, Map<String, FloatBuffer> outputs,
            int before, int runs) throws Exception {
        for (int i = 0; i < before; i++) {
            model.run(inputs, outputs);
        }
        long[] nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            model.run(inputs, outputs);
            nanos[i] = System.nanoTime() - start;
        }
        for (long one : nanos) {
            System.out.println(one / 1e6);
        }
    }

    private static Map<String, FloatBuffer> buffers(List<LoadedModel.Port> ports) {
        Map<String, FloatBuffer> buffers = new HashMap<>();
        for (LoadedModel.Port port : ports) {
            int size = port.shape().stream().reduce(Float.BYTES, Math::multiplyExact);
            buffers.put(port.name(), ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder()).asFloatBuffer());
        }
        return buffers;
    }
}
