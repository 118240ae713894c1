package org.pharos.gateway.api.inference;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** A model that is ready to run; one run at a time. */
public interface LoadedModel extends AutoCloseable {

    /** A named tensor of float32. */
    record Port(String name, List<Integer> shape) {
        public Port {
            shape = List.copyOf(shape);
        }
    }

    List<Port> inputs();

    List<Port> outputs();

    /** The precision in effect, which may differ from the one asked for; the caller decides whether to go on. */
    String effectivePrecision();

    String device();

    /**
     * Runs once. The buffers are direct, in native byte order and exactly as long as their ports' shapes; the engine
     * reads and writes them in place where it can. A caller that keeps its buffer objects has them bound only once.
     *
     * @param inputs by port name
     * @param outputs by port name, filled when this returns
     * @throws InferenceFailedException when the engine reports an error
     */
    void run(Map<String, FloatBuffer> inputs, Map<String, FloatBuffer> outputs) throws InferenceFailedException;

    @Override
    void close();
}
