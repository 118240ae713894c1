package org.pharos.gateway.inference.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.inference.LoadedModel.Port;

/** Tensors over the caller's direct buffers, kept as long as the caller comes with the same buffers. */
final class PinnedTensors implements AutoCloseable {

    private final OrtEnvironment environment;
    private final List<Port> ports;
    private final Map<String, FloatBuffer> buffers = new HashMap<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    PinnedTensors(OrtEnvironment environment, List<Port> ports) {
        this.environment = environment;
        this.ports = ports;
    }

    /** One tensor per port. The map is this object's own and stays as it is until the next call. */
    Map<String, OnnxTensor> over(Map<String, FloatBuffer> given) throws OrtException {
        for (Port port : ports) {
            FloatBuffer buffer = checked(port, given.get(port.name()));
            if (buffers.get(port.name()) != buffer) {
                replace(port, buffer);
            }
        }
        return tensors;
    }

    private static FloatBuffer checked(Port port, FloatBuffer buffer) {
        int elements = port.shape().stream().reduce(1, Math::multiplyExact);
        if (buffer == null || !buffer.isDirect() || buffer.order() != ByteOrder.nativeOrder()
                || buffer.position() != 0 || buffer.remaining() != elements) {
            throw new IllegalArgumentException("tensor " + port.name() + " needs a direct buffer of " + elements
                    + " floats in native order");
        }
        return buffer;
    }

    private void replace(Port port, FloatBuffer buffer) throws OrtException {
        long[] shape = port.shape().stream().mapToLong(Integer::longValue).toArray();
        OnnxTensor next = OnnxTensor.createTensor(environment, buffer, shape);
        OnnxTensor old = tensors.put(port.name(), next);
        buffers.put(port.name(), buffer);
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
        tensors.clear();
        buffers.clear();
    }
}
