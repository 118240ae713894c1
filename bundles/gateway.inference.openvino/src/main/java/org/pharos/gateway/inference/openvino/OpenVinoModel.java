package org.pharos.gateway.inference.openvino;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.inference.InferenceEngine.ModelRequest;
import org.pharos.gateway.api.inference.InferenceFailedException;
import org.pharos.gateway.api.inference.LoadedModel;
import org.pharos.gateway.api.inference.ModelRejectedException;

/** A compiled model with its one inference request. Tensors lie over the caller's buffers: nothing is copied. */
final class OpenVinoModel implements LoadedModel {

    private final Pointer compiled;
    private final Pointer request;
    private final String device;
    private final String precision;
    private final List<BoundTensor> inputs;
    private final List<BoundTensor> outputs;
    private boolean closed;

    private OpenVinoModel(Pointer compiled, Pointer request, String device, String precision)
            throws ModelRejectedException {
        this.compiled = compiled;
        this.request = request;
        this.device = device;
        this.precision = precision;
        this.inputs = ports(true);
        this.outputs = ports(false);
    }

    static OpenVinoModel compile(Pointer core, ModelRequest wanted) throws ModelRejectedException {
        Properties properties = Properties.forModel(wanted.precision(), wanted.threads());
        PointerByReference compiled = new PointerByReference();
        int status = OpenVinoC.ov_core_compile_model_from_file_props(core, wanted.file().toAbsolutePath().toString(),
                wanted.device(), properties.count(), properties.pointer(), compiled);
        Reference.reachabilityFence(properties);
        require(status, "OpenVINO cannot compile the model for " + wanted.device());
        try {
            return open(compiled.getValue(), wanted.device());
        } catch (ModelRejectedException e) {
            OpenVinoC.ov_compiled_model_free(compiled.getValue());
            throw e;
        }
    }

    private static OpenVinoModel open(Pointer compiled, String device) throws ModelRejectedException {
        PointerByReference precision = new PointerByReference();
        require(OpenVinoC.ov_compiled_model_get_property(compiled, "INFERENCE_PRECISION_HINT", precision),
                "OpenVINO does not say which precision is in effect");
        PointerByReference request = new PointerByReference();
        require(OpenVinoC.ov_compiled_model_create_infer_request(compiled, request),
                "OpenVINO gives no inference request");
        try {
            return new OpenVinoModel(compiled, request.getValue(), device, take(precision.getValue()));
        } catch (ModelRejectedException e) {
            OpenVinoC.ov_infer_request_free(request.getValue());
            throw e;
        }
    }

    private List<BoundTensor> ports(boolean input) throws ModelRejectedException {
        LongByReference count = new LongByReference();
        require(input ? OpenVinoC.ov_compiled_model_inputs_size(compiled, count)
                : OpenVinoC.ov_compiled_model_outputs_size(compiled, count),
                        "OpenVINO does not count the model's tensors");
        List<BoundTensor> ports = new ArrayList<>();
        for (long index = 0; index < count.getValue(); index++) {
            PointerByReference port = new PointerByReference();
            require(input ? OpenVinoC.ov_compiled_model_input_by_index(compiled, index, port)
                    : OpenVinoC.ov_compiled_model_output_by_index(compiled, index, port),
                            "OpenVINO does not show a tensor");
            ports.add(new BoundTensor(request, input, index, NativePort.read(port.getValue())));
        }
        return List.copyOf(ports);
    }

    @Override
    public List<Port> inputs() {
        return inputs.stream().map(BoundTensor::port).toList();
    }

    @Override
    public List<Port> outputs() {
        return outputs.stream().map(BoundTensor::port).toList();
    }

    @Override
    public String effectivePrecision() {
        return precision;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public void run(Map<String, FloatBuffer> in, Map<String, FloatBuffer> out) throws InferenceFailedException {
        if (closed) {
            throw new IllegalStateException("the model is closed");
        }
        bind(inputs, in);
        bind(outputs, out);
        int status = OpenVinoC.ov_infer_request_infer(request);
        Reference.reachabilityFence(in);
        Reference.reachabilityFence(out);
        if (status != OpenVinoC.OK) {
            throw new InferenceFailedException("OpenVINO failed: " + OpenVinoLibrary.words(status));
        }
    }

    private static void bind(List<BoundTensor> tensors, Map<String, FloatBuffer> buffers)
            throws InferenceFailedException {
        for (BoundTensor tensor : tensors) {
            FloatBuffer buffer = buffers.get(tensor.port().name());
            if (buffer == null) {
                throw new IllegalArgumentException("no buffer for " + tensor.port().name());
            }
            tensor.layOver(buffer);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inputs.forEach(BoundTensor::free);
            outputs.forEach(BoundTensor::free);
            OpenVinoC.ov_infer_request_free(request);
            OpenVinoC.ov_compiled_model_free(compiled);
        }
    }

    static void require(int status, String what) throws ModelRejectedException {
        if (status != OpenVinoC.OK) {
            throw new ModelRejectedException(what + ": " + OpenVinoLibrary.words(status));
        }
    }

    /** Copies a text the library allocated, and frees it. */
    static String take(Pointer text) {
        try {
            return text.getString(0, "UTF-8");
        } finally {
            OpenVinoC.ov_free(text);
        }
    }
}
