package org.pharos.gateway.inference.openvino;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The functions of OpenVINO's C API that are used, bound by name when the library is opened, so that a library that
 * lacks one is refused then and not in the middle of a study. Only the calls that take no variable arguments are used.
 * Every function that answers {@code int} answers a status, 0 for success.
 */
final class OpenVinoC {

    static final int OK = 0;
    static final int GENERAL_ERROR = -1;
    /** {@code ov_element_type_e::F32} of the 2026 series; the numbering changed before. */
    static final int F32 = 4;

    private OpenVinoC() {}

    static native int ov_get_openvino_version(Version version);

    static native void ov_version_free(Version version);

    static native Pointer ov_get_error_info(int status);

    static native Pointer ov_get_last_err_msg();

    static native void ov_free(Pointer content);

    static native int ov_core_create(PointerByReference core);

    static native void ov_core_free(Pointer core);

    static native int ov_core_get_available_devices(Pointer core, Devices devices);

    static native void ov_available_devices_free(Devices devices);

    static native int ov_core_compile_model_from_file_props(Pointer core, String path, String device, long count,
            Pointer properties, PointerByReference compiled);

    static native int ov_compiled_model_get_property(Pointer compiled, String key, PointerByReference value);

    static native int ov_compiled_model_inputs_size(Pointer compiled, LongByReference count);

    static native int ov_compiled_model_outputs_size(Pointer compiled, LongByReference count);

    static native int ov_compiled_model_input_by_index(Pointer compiled, long index, PointerByReference port);

    static native int ov_compiled_model_output_by_index(Pointer compiled, long index, PointerByReference port);

    static native int ov_compiled_model_create_infer_request(Pointer compiled, PointerByReference request);

    static native void ov_compiled_model_free(Pointer compiled);

    static native int ov_port_get_any_name(Pointer port, PointerByReference name);

    static native int ov_port_get_element_type(Pointer port, IntByReference type);

    static native int ov_const_port_get_shape(Pointer port, ShapeOut shape);

    static native void ov_output_const_port_free(Pointer port);

    static native int ov_shape_free(ShapeOut shape);

    static native int ov_tensor_create_from_host_ptr(int type, Shape shape, Pointer host, PointerByReference tensor);

    static native void ov_tensor_free(Pointer tensor);

    static native int ov_infer_request_set_input_tensor_by_index(Pointer request, long index, Pointer tensor);

    static native int ov_infer_request_set_output_tensor_by_index(Pointer request, long index, Pointer tensor);

    static native int ov_infer_request_infer(Pointer request);

    static native void ov_infer_request_free(Pointer request);

    /** {@code ov_version_t}. */
    @FieldOrder({"buildNumber", "description"})
    public static final class Version extends Structure {
        public Pointer buildNumber;
        public Pointer description;
    }

    /** {@code ov_available_devices_t}. */
    @FieldOrder({"devices", "size"})
    public static final class Devices extends Structure {
        public Pointer devices;
        public long size;
    }

    /** {@code ov_shape_t} as it is passed: by value. */
    @FieldOrder({"rank", "dims"})
    public static final class Shape extends Structure implements Structure.ByValue {
        public long rank;
        public Pointer dims;
    }

    /** {@code ov_shape_t} as it is answered: by pointer. */
    @FieldOrder({"rank", "dims"})
    public static final class ShapeOut extends Structure {
        public long rank;
        public Pointer dims;
    }
}
