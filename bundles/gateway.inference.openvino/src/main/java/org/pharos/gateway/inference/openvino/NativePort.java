package org.pharos.gateway.inference.openvino;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Arrays;
import java.util.List;
import org.pharos.gateway.api.inference.LoadedModel.Port;
import org.pharos.gateway.api.inference.ModelRejectedException;

/** Reads what a port of a compiled model is, and refuses what the contract has no words for. */
final class NativePort {

    private static final int RANK_MAX = 8;

    private NativePort() {}

    /** Reads the port and frees it. */
    static Port read(Pointer port) throws ModelRejectedException {
        try {
            String name = name(port);
            requireFloats(port, name);
            return new Port(name, shape(port, name));
        } finally {
            OpenVinoC.ov_output_const_port_free(port);
        }
    }

    private static String name(Pointer port) throws ModelRejectedException {
        PointerByReference name = new PointerByReference();
        OpenVinoModel.require(OpenVinoC.ov_port_get_any_name(port, name), "a tensor of the model has no name");
        return OpenVinoModel.take(name.getValue());
    }

    private static void requireFloats(Pointer port, String name) throws ModelRejectedException {
        IntByReference type = new IntByReference();
        OpenVinoModel.require(OpenVinoC.ov_port_get_element_type(port, type), "tensor " + name + " has no type");
        if (type.getValue() != OpenVinoC.F32) {
            throw new ModelRejectedException("tensor " + name + " does not hold float32 numbers");
        }
    }

    private static List<Integer> shape(Pointer port, String name) throws ModelRejectedException {
        OpenVinoC.ShapeOut shape = new OpenVinoC.ShapeOut();
        OpenVinoModel.require(OpenVinoC.ov_const_port_get_shape(port, shape),
                "tensor " + name + " has a dimension that is not fixed");
        try {
            if (shape.rank < 0 || shape.rank > RANK_MAX) {
                throw new ModelRejectedException("tensor " + name + " has " + shape.rank + " dimensions");
            }
            long[] dims = shape.rank == 0 ? new long[0] : shape.dims.getLongArray(0, (int) shape.rank);
            if (Arrays.stream(dims).anyMatch(dim -> dim < 1 || dim > Integer.MAX_VALUE)) {
                throw new ModelRejectedException("tensor " + name + " has a dimension that is not fixed");
            }
            return Arrays.stream(dims).mapToObj(dim -> (int) dim).toList();
        } finally {
            OpenVinoC.ov_shape_free(shape);
        }
    }
}
