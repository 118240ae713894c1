package org.pharos.gateway.worker.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pharos.dicom.image.DicomImage;
import org.pharos.dicom.image.GreyImage;
import org.pharos.dicom.image.UndecodableImageException;
import org.pharos.gateway.api.app.ModelFile.TensorSpec;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.inference.InferenceFailedException;
import org.pharos.gateway.api.inference.LoadedModel;
import org.pharos.gateway.api.inference.LoadedModel.Port;
import org.pharos.gateway.worker.prepare.Preprocessor;
import org.pharos.gateway.worker.wire.Exchange;
import org.pharos.gateway.worker.wire.Message.OutputAt;
import org.pharos.gateway.worker.wire.WireException;
import org.pharos.gateway.worker.wire.WireLimits;

/** A loaded model with its buffers: the input in this process, the outputs where the gateway reads them. */
final class ModelSlot implements AutoCloseable {

    private static final int ALIGNMENT = 64;

    private final LoadedModel model;
    private final Preprocessor preprocessor;
    private final FloatBuffer input;
    private final Map<String, FloatBuffer> inputs;
    private final Map<String, FloatBuffer> outputs = new HashMap<>();
    private final List<OutputAt> places = new ArrayList<>();

    private ModelSlot(LoadedModel model, Preprocessor preprocessor, Exchange exchange) throws RequestFailedException {
        this.model = model;
        this.preprocessor = preprocessor;
        Port port = model.inputs().get(0);
        this.input = ByteBuffer.allocateDirect(Math.multiplyExact(elements(port), Float.BYTES))
                .order(ByteOrder.nativeOrder()).asFloatBuffer();
        this.inputs = Map.of(port.name(), input);
        int offset = WireLimits.PREVIEW_BYTES;
        try {
            for (Port output : model.outputs()) {
                outputs.put(output.name(), exchange.output(offset, elements(output)));
                places.add(new OutputAt(output.name(), offset, elements(output)));
                offset += (elements(output) * Float.BYTES + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            }
        } catch (WireException e) {
            throw refused("its outputs are larger than " + (WireLimits.OUTPUT_BYTES >> 20) + " MiB");
        }
    }

    /** Takes a model into use if it is what the manifest says. */
    static ModelSlot of(LoadedModel model, Preprocessor preprocessor, List<TensorSpec> inputs, List<TensorSpec> outputs,
            String precision, Exchange exchange) throws RequestFailedException {
        if (!model.effectivePrecision().equals(precision)) {
            throw refused("it was validated in " + precision + ", but the engine computes in "
                    + model.effectivePrecision());
        }
        requireSame(inputs, model.inputs());
        requireSame(outputs, model.outputs());
        if (inputs.size() != 1) {
            throw refused("it takes " + inputs.size() + " inputs; one is prepared here");
        }
        return new ModelSlot(model, preprocessor, exchange);
    }

    private static void requireSame(List<TensorSpec> declared, List<Port> actual) throws RequestFailedException {
        Map<String, List<Integer>> shapes = new HashMap<>();
        actual.forEach(port -> shapes.put(port.name(), port.shape()));
        boolean same = declared.size() == actual.size()
                && declared.stream().allMatch(spec -> spec.shape().equals(shapes.get(spec.name())));
        if (!same) {
            throw refused("its tensors are not those of the manifest");
        }
    }

    private static RequestFailedException refused(String why) {
        return new RequestFailedException(FailureKind.MODEL_REFUSED, "The model is not used: " + why + '.');
    }

    private static int elements(Port port) {
        return port.shape().stream().reduce(1, Math::multiplyExact);
    }

    /**
     * Prepares the image and runs the model; the answers lie at {@link #places()} then. @return nanoseconds in
     * the engine
     */
    long run(DicomImage image, GreyImage stored)
            throws UndecodableImageException, InferenceFailedException, RequestFailedException {
        preprocessor.into(image, stored, input);
        long start = System.nanoTime();
        model.run(inputs, outputs);
        long nanos = System.nanoTime() - start;
        for (FloatBuffer output : outputs.values()) {
            requireNumbers(output);
        }
        return nanos;
    }

    private static void requireNumbers(FloatBuffer output) throws RequestFailedException {
        for (int i = 0; i < output.limit(); i++) {
            if (!Float.isFinite(output.get(i))) {
                throw new RequestFailedException(
                        FailureKind.ENGINE_ERROR, "The model answered with something that is not a number.");
            }
        }
    }

    List<OutputAt> places() {
        return List.copyOf(places);
    }

    LoadedModel model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
    }
}
