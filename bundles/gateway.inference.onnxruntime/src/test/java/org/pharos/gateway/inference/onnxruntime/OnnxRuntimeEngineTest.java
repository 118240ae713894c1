package org.pharos.gateway.inference.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.inference.EngineUnavailableException;
import org.pharos.gateway.api.inference.InferenceEngine;
import org.pharos.gateway.api.inference.InferenceEngine.ModelRequest;
import org.pharos.gateway.api.inference.ModelRejectedException;
import org.pharos.test.kit.TinyOnnx;
import org.pharos.test.support.EngineContract;

class OnnxRuntimeEngineTest extends EngineContract {

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(InferenceEngine.class)).extracting(InferenceEngine::id).contains("onnxruntime");
    }

    @Test
    void rejectsAPrecisionItDoesNotCompute() throws Exception {
        Path file = TinyOnnx.write(folder.resolve("tiny.onnx"), 16, 4, 1);
        InferenceEngine engine = opened();

        assertThatThrownBy(() -> engine.load(new ModelRequest(file, "int8", "CPU", 1)))
                .isInstanceOf(ModelRejectedException.class)
                .hasMessageContaining("int8");
    }

    @Override
    protected InferenceEngine opened() throws EngineUnavailableException {
        InferenceEngine engine = new OnnxRuntimeEngine();
        engine.open(null);
        assertThat(engine.version()).isEqualTo("1.28.0");
        assertThat(engine.devices()).containsExactly("CPU");
        return engine;
    }
}
