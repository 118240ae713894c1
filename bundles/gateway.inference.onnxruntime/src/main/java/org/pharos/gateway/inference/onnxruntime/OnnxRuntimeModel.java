package org.pharos.gateway.inference.onnxruntime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.inference.EngineWords;
import org.pharos.gateway.api.inference.InferenceFailedException;
import org.pharos.gateway.api.inference.LoadedModel;
import org.pharos.gateway.api.inference.ModelRejectedException;

/** A session whose inputs and outputs both lie over the caller's buffers. */
final class OnnxRuntimeModel implements LoadedModel {

    private final OrtSession session;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final PinnedTensors pinnedInputs;
    private final PinnedTensors pinnedOutputs;

    private OnnxRuntimeModel(OrtEnvironment environment, OrtSession session, List<Port> inputs, List<Port> outputs) {
        this.session = session;
        this.inputs = inputs;
        this.outputs = outputs;
        this.pinnedInputs = new PinnedTensors(environment, inputs);
        this.pinnedOutputs = new PinnedTensors(environment, outputs);
    }

    static OnnxRuntimeModel load(OrtEnvironment environment, Path file, int threads) throws ModelRejectedException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return open(environment, environment.createSession(file.toAbsolutePath().toString(), options));
        } catch (OrtException e) {
            throw new ModelRejectedException("ONNX Runtime cannot load the model: "
                    + EngineWords.withoutPaths(e.getMessage()), e);
        }
    }

    private static OnnxRuntimeModel open(OrtEnvironment environment, OrtSession session)
            throws OrtException, ModelRejectedException {
        try {
            return new OnnxRuntimeModel(environment, session,
                    ports(session.getInputInfo().values()), ports(session.getOutputInfo().values()));
        } catch (OrtException | ModelRejectedException e) {
            session.close();
            throw e;
        }
    }

    private static List<Port> ports(Collection<NodeInfo> nodes) throws ModelRejectedException {
        List<Port> ports = new ArrayList<>();
        for (NodeInfo node : nodes) {
            ports.add(port(node));
        }
        return List.copyOf(ports);
    }

    private static Port port(NodeInfo node) throws ModelRejectedException {
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw new ModelRejectedException("tensor " + node.getName() + " does not hold float32 numbers");
        }
        long[] shape = tensor.getShape();
        if (Arrays.stream(shape).anyMatch(dim -> dim < 1 || dim > Integer.MAX_VALUE)) {
            throw new ModelRejectedException("tensor " + node.getName() + " has a dimension that is not fixed");
        }
        return new Port(node.getName(), Arrays.stream(shape).mapToObj(dim -> (int) dim).toList());
    }

    @Override
    public List<Port> inputs() {
        return inputs;
    }

    @Override
    public List<Port> outputs() {
        return outputs;
    }

    /** The processor provider computes float32 models in float32. */
    @Override
    public String effectivePrecision() {
        return "f32";
    }

    @Override
    public String device() {
        return "CPU";
    }

    @Override
    public void run(Map<String, FloatBuffer> in, Map<String, FloatBuffer> out) throws InferenceFailedException {
        try {
            Map<String, OnnxTensor> given = pinnedInputs.over(in);
            Map<String, OnnxTensor> wanted = pinnedOutputs.over(out);
            session.run(given, wanted).close();
        } catch (OrtException e) {
            throw new InferenceFailedException("ONNX Runtime failed: " + EngineWords.withoutPaths(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        pinnedInputs.close();
        pinnedOutputs.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not close the session", e);
        }
    }
}
