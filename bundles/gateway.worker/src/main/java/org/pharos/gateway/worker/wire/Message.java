package org.pharos.gateway.worker.wire;

import java.util.List;
import org.pharos.gateway.api.app.ModelFile.TensorSpec;
import org.pharos.gateway.api.app.PreprocessingStep;
import org.pharos.gateway.api.inference.FailureKind;

/**
 * One message. The worker says {@link Hello} once it is connected; from then on each request of the gateway gets one
 * answer. Big arrays lie in the exchange file; messages only say where.
 */
public sealed interface Message {

    /** What the gateway asks for. */
    sealed interface Request extends Message {}

    /** What the worker answers. */
    sealed interface Answer extends Message {}

    /** The worker is there. @param pid its process id */
    record Hello(long pid) implements Answer {}

    /**
     * Open this engine and map this exchange file.
     *
     * @param natives folder of native libraries, for engines that need one
     */
    record Open(String engine, String natives, String exchangeFile) implements Request {}

    /** The engine is open, and the exchange file may be unlinked. */
    record Opened(String engineVersion, List<String> devices) implements Answer {}

    /**
     * Check, load and keep a model.
     *
     * @param slot number to call it by, 0 up to {@link WireLimits#SLOTS_MAX} - 1
     */
    record Load(int slot, String file, String sha256, String precision, String device, int threads,
            List<TensorSpec> inputs, List<TensorSpec> outputs, List<PreprocessingStep> preprocessing)
                    implements Request {}

    /** The model is ready. @param precision the one in effect */
    record Loaded(String device, String precision) implements Answer {}

    /** Decode an image, prepare it, run a loaded model on it, and make a preview. */
    record Run(int slot, String file, int previewSideMax) implements Request {}

    /** The answer of a run; the preview lies at the start of the exchange file. */
    record Ran(List<OutputAt> outputs, int previewRows, int previewColumns, long modelNanos) implements Answer {
        public Ran {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * Where an output lies. @param offset bytes from the start of the exchange file. @param count of float32
     * numbers
     */
    record OutputAt(String name, int offset, int count) {}

    /** Decode an image and make a preview. */
    record Show(String file, int sideMax) implements Request {}

    /** The preview lies at the start of the exchange file. */
    record Shown(int rows, int columns) implements Answer {}

    /** The request came to nothing. @param words for a person */
    record Failed(FailureKind kind, String words) implements Answer {}

    /** End yourself. The one request without an answer. */
    record Bye() implements Request {}
}
