package org.pharos.gateway.inference.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.pharos.gateway.api.inference.EngineUnavailableException;
import org.pharos.gateway.api.inference.EngineWords;
import org.pharos.gateway.api.inference.InferenceEngine;
import org.pharos.gateway.api.inference.LoadedModel;
import org.pharos.gateway.api.inference.ModelRejectedException;

/**
 * ONNX Runtime on the processor, from its Java package: brings its own native libraries, so it runs wherever the
 * package has some. They are unpacked below the folder named by the system property {@code pharos.cache}, else below
 * {@code ~/.cache/pharos}. One thread at a time.
 */
public final class OnnxRuntimeEngine implements InferenceEngine {

    private static final String NATIVE_PATH = "onnxruntime.native.path";
    private static final String DEVICE = "CPU";
    private static final String PRECISION = "f32";

    private OrtEnvironment environment;

    @Override
    public String id() {
        return "onnxruntime";
    }

    /** Takes no notice of the folder given: its libraries come with it. */
    @Override
    public void open(Path natives) throws EngineUnavailableException {
        if (environment != null) {
            return;
        }
        try {
            if (System.getProperty(NATIVE_PATH) == null) {
                Path folder = cacheFolder().resolve("onnxruntime-" + packageVersion());
                NativeFiles.unpack(folder);
                System.setProperty(NATIVE_PATH, folder.toString());
            }
            OrtEnvironment made = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "pharos");
            made.setTelemetry(false);
            environment = made;
        } catch (IOException | OrtException | LinkageError e) {
            throw new EngineUnavailableException("ONNX Runtime cannot be loaded on this machine: "
                    + EngineWords.withoutPaths(e.getMessage()), e);
        }
    }

    @Override
    public String version() {
        return environment.getVersion();
    }

    @Override
    public List<String> devices() {
        return List.of(DEVICE);
    }

    @Override
    public LoadedModel load(ModelRequest request) throws ModelRejectedException {
        if (environment == null) {
            throw new IllegalStateException("open the engine first");
        }
        if (!request.device().equals(DEVICE)) {
            throw new ModelRejectedException("ONNX Runtime has no device " + request.device() + " here, only "
                    + DEVICE);
        }
        if (!request.precision().equals(PRECISION)) {
            throw new ModelRejectedException(
                    "ONNX Runtime computes in " + PRECISION + " here; the model asks for " + request.precision());
        }
        return OnnxRuntimeModel.load(environment, request.file(), request.threads());
    }

    private static Path cacheFolder() {
        String given = System.getProperty("pharos.cache", "");
        return given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "pharos") : Path.of(given);
    }

    private static String packageVersion() {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        return version == null ? Runtime.version().feature() + "-unnamed" : version;
    }
}
