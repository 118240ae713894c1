package org.pharos.gateway.inference.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.inference.EngineUnavailableException;
import org.pharos.gateway.api.inference.InferenceEngine;
import org.pharos.test.kit.OpenVinoLibraries;
import org.pharos.test.support.EngineContract;

class OpenVinoEngineTest extends EngineContract {

    @Test
    void saysInWordsThatTheLibraryIsMissing() {
        assertThatThrownBy(() -> new OpenVinoEngine().open(folder))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("OpenVINO is not installed: libopenvino_c was not found in " + folder);
    }

    @Test
    void refusesAFileThatIsNoLibrary() throws Exception {
        Files.writeString(folder.resolve("libopenvino_c.so.2641"), "not a library");

        assertThatThrownBy(() -> new OpenVinoEngine().open(folder))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be loaded")
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(InferenceEngine.class)).extracting(InferenceEngine::id).contains("openvino");
    }

    @Override
    protected InferenceEngine opened() throws EngineUnavailableException {
        InferenceEngine engine = new OpenVinoEngine();
        engine.open(OpenVinoLibraries.require());
        assertThat(engine.version()).startsWith("2026.");
        assertThat(engine.devices()).startsWith("CPU");
        return engine;
    }
}
