package org.pharos.gateway.inference.openvino;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.pharos.gateway.api.inference.InferenceFailedException;
import org.pharos.gateway.api.inference.LoadedModel.Port;

/**
 * A port of the request and the native tensor that lies over the caller's buffer. The tensor is made anew only when the
 * buffer is another one, so a caller that keeps its buffers pays for it once. Holds the buffer, for the tensor does
 * not.
 */
final class BoundTensor {

    private final Pointer request;
    private final boolean input;
    private final long index;
    private final Port port;
    private final int elements;
    private FloatBuffer held;
    private long address;
    private Pointer tensor;

    BoundTensor(Pointer request, boolean input, long index, Port port) {
        this.request = request;
        this.input = input;
        this.index = index;
        this.port = port;
        this.elements = port.shape().stream().reduce(1, Math::multiplyExact);
    }

    Port port() {
        return port;
    }

    /** OpenVINO believes what it is told about memory, so the buffer is checked here. */
    void layOver(FloatBuffer buffer) throws InferenceFailedException {
        if (!buffer.isDirect() || buffer.order() != ByteOrder.nativeOrder() || buffer.remaining() != elements) {
            throw new IllegalArgumentException("tensor " + port.name() + " needs a direct buffer of " + elements
                    + " floats in native order");
        }
        long start = Pointer.nativeValue(Native.getDirectBufferPointer(buffer))
                + (long) buffer.position() * Float.BYTES;
        if (tensor != null && start == address) {
            held = buffer;
            return;
        }
        replace(start, buffer);
    }

    private void replace(long start, FloatBuffer buffer) throws InferenceFailedException {
        Pointer next = create(start);
        int status = input
                ? OpenVinoC.ov_infer_request_set_input_tensor_by_index(request, index, next)
                : OpenVinoC.ov_infer_request_set_output_tensor_by_index(request, index, next);
        if (status != OpenVinoC.OK) {
            OpenVinoC.ov_tensor_free(next);
            throw new InferenceFailedException(
                    "OpenVINO refuses tensor " + port.name() + ": " + OpenVinoLibrary.words(status));
        }
        free();
        tensor = next;
        address = start;
        held = buffer;
    }

    private Pointer create(long start) throws InferenceFailedException {
        OpenVinoC.Shape shape = new OpenVinoC.Shape();
        List<Integer> dims = port.shape();
        Memory memory = new Memory((long) Long.BYTES * Math.max(1, dims.size()));
        for (int i = 0; i < dims.size(); i++) {
            memory.setLong((long) i * Long.BYTES, dims.get(i));
        }
        shape.rank = dims.size();
        shape.dims = memory;
        PointerByReference made = new PointerByReference();
        int status = OpenVinoC.ov_tensor_create_from_host_ptr(OpenVinoC.F32, shape, new Pointer(start), made);
        if (status != OpenVinoC.OK) {
            throw new InferenceFailedException(
                    "OpenVINO makes no tensor for " + port.name() + ": " + OpenVinoLibrary.words(status));
        }
        return made.getValue();
    }

    void free() {
        if (tensor != null) {
            OpenVinoC.ov_tensor_free(tensor);
            tensor = null;
            held = null;
        }
    }
}
