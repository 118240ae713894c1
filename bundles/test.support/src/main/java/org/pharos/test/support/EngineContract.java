package org.pharos.test.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.inference.EngineUnavailableException;
import org.pharos.gateway.api.inference.InferenceEngine;
import org.pharos.gateway.api.inference.InferenceEngine.ModelRequest;
import org.pharos.gateway.api.inference.LoadedModel;
import org.pharos.gateway.api.inference.LoadedModel.Port;
import org.pharos.gateway.api.inference.ModelRejectedException;
import org.pharos.test.kit.TinyOnnx;

/** What every engine owes the worker. The test of an engine extends it and adds what is peculiar to that engine. */
public abstract class EngineContract {

    private static final int SIDE = 16;
    private static final List<String> WAYS_OUT = List.of("getaddrinfo", "gethostbyname", "connect", "sendto", "sendmsg",
            "popen", "system", "execve", "execvp", "posix_spawn", "posix_spawnp");

    /** For what a test writes. */
    @TempDir
    protected Path folder;

    /** The engine under test, ready to load. */
    protected abstract InferenceEngine opened() throws EngineUnavailableException;

    /** What sees a patient's images may have no way to tell anybody: one release of an engine did, unasked. */
    @Test
    void bringsNoLibraryThatCanReachANetwork() throws Exception {
        InferenceEngine engine = opened();
        try (LoadedModel model = engine.load(request(TinyOnnx.write(folder.resolve("tiny.onnx"), SIDE, 4, 1)))) {
            assertThat(model.device()).isEqualTo("CPU");
            List<Path> brought = librariesOfThisProcess();
            assertThat(brought).anyMatch(library -> library.getFileName().toString().contains(engine.id()));
            for (Path library : brought) {
                String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
                assertThat(WAYS_OUT).as(library.getFileName().toString())
                        .noneMatch(name -> bytes.contains('\0' + name + '\0'));
            }
        }
    }

    /** Native libraries that are neither Java's nor the system's. */
    private static List<Path> librariesOfThisProcess() throws IOException {
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.map(line -> line.replaceFirst("^[^/]*", "")).filter(file -> file.contains(".so"))
                    .map(Path::of).distinct()
                    .filter(file -> !file.startsWith(java) && !file.startsWith("/usr") && !file.startsWith("/lib"))
                    .toList();
        }
    }

    @Test
    void rejectsAModelThatIsNoneWithoutSayingWhereItLies() throws Exception {
        Path file = Files.writeString(folder.resolve("model.onnx"), "not a model");
        InferenceEngine engine = opened();

        assertThatThrownBy(() -> engine.load(request(file)))
                .isInstanceOf(ModelRejectedException.class)
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void answersInTheCallersBuffersInFloat32() throws Exception {
        InferenceEngine engine = opened();
        try (LoadedModel model = engine.load(request(TinyOnnx.write(folder.resolve("tiny.onnx"), SIDE, 4, 1)))) {
            assertThat(model.effectivePrecision()).isEqualTo("f32");
            assertThat(model.device()).isEqualTo("CPU");
            assertThat(model.inputs()).containsExactly(new Port("image", List.of(1, 1, SIDE, SIDE)));
            assertThat(model.outputs()).extracting(Port::name).containsExactlyInAnyOrder("logits", "scores");
            Map<String, FloatBuffer> inputs = buffers(model.inputs());
            Map<String, FloatBuffer> outputs = buffers(model.outputs());
            model.run(inputs, outputs);
            assertScoresFollowLogits(outputs);
            float before = outputs.get("logits").get(0);
            for (int i = 0; i < SIDE * SIDE; i++) {
                inputs.get("image").put(i, i / 100f);
            }
            model.run(inputs, outputs);
            assertThat(outputs.get("logits").get(0)).isNotEqualTo(before);
            assertScoresFollowLogits(outputs);
        }
    }

    @Test
    void usesAnotherBufferWhenGivenOne() throws Exception {
        InferenceEngine engine = opened();
        try (LoadedModel model = engine.load(request(TinyOnnx.write(folder.resolve("tiny.onnx"), SIDE, 4, 1)))) {
            Map<String, FloatBuffer> inputs = buffers(model.inputs());
            Map<String, FloatBuffer> first = buffers(model.outputs());
            Map<String, FloatBuffer> second = buffers(model.outputs());
            model.run(inputs, first);
            model.run(inputs, second);
            assertThat(second.get("logits")).isEqualTo(first.get("logits"));
        }
    }

    @Test
    void refusesABufferOfTheWrongLengthInsteadOfReadingBeyondIt() throws Exception {
        InferenceEngine engine = opened();
        try (LoadedModel model = engine.load(request(TinyOnnx.write(folder.resolve("tiny.onnx"), SIDE, 4, 1)))) {
            Map<String, FloatBuffer> outputs = buffers(model.outputs());
            Map<String, FloatBuffer> inputs = Map.of("image", floats(SIDE * SIDE - 1));
            assertThatThrownBy(() -> model.run(inputs, outputs)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> model.run(Map.of("image", FloatBuffer.allocate(SIDE * SIDE)), outputs))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A model for the processor in 32 bits. */
    protected static ModelRequest request(Path file) {
        return new ModelRequest(file, "f32", "CPU", 1);
    }

    private static void assertScoresFollowLogits(Map<String, FloatBuffer> outputs) {
        for (int i = 0; i < TinyOnnx.ANSWERS; i++) {
            double expected = 1 / (1 + Math.exp(-outputs.get("logits").get(i)));
            assertThat((double) outputs.get("scores").get(i)).isCloseTo(expected, within(1e-5));
        }
    }

    private static Map<String, FloatBuffer> buffers(List<Port> ports) {
        Map<String, FloatBuffer> buffers = new HashMap<>();
        ports.forEach(p -> buffers.put(p.name(), floats(p.shape().stream().reduce(1, Math::multiplyExact))));
        return buffers;
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
