package org.pharos.gateway.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The settings, checked once.
 *
 * @param runFolder where sockets and exchange files live; only its owner may look into it
 * @param cache where native libraries are unpacked, once
 * @param engines those that may be used, the preferred first
 * @param openvino folder of OpenVINO's libraries, whether or not it exists
 * @param threads of the engine, at least 1
 */
record WorkerOptions(Path runFolder, Path cache, List<EngineKind> engines, Path openvino, int heapMb, int threads,
        Duration startTimeout, Duration loadTimeout, Duration restartDelayMax) {

    static final String PID = "org.pharos.gateway.worker";

    private static final String OPENVINO_FOLDER = "openvino-2026.4.1";
    private static final int HEAP_MIN_MB = 128;
    private static final int HEAP_MAX_MB = 16_384;
    private static final int THREADS_MAX = 256;

    WorkerOptions {
        engines = List.copyOf(engines);
        require(heapMb >= HEAP_MIN_MB && heapMb <= HEAP_MAX_MB, "heapMb must be 128 to 16384");
        require(threads >= 1 && threads <= THREADS_MAX, "threads must be 0 to 256");
        require(startTimeout.toMillis() >= 100 && loadTimeout.toMillis() >= 100, "time-outs must be at least 100 ms");
        require(!restartDelayMax.isNegative(), "restartDelayMaxMs must not be negative");
    }

    /** @throws IllegalArgumentException naming the setting that is wrong */
    static WorkerOptions of(WorkerConfig config) {
        Path cache = cacheFolder();
        String openvino = config.openvino().isBlank() ? System.getProperty("pharos.openvino", "") : config.openvino();
        int cores = Runtime.getRuntime().availableProcessors();
        return new WorkerOptions(Path.of(config.pharos_home()).resolve("run").resolve("worker"), cache,
                engines(config.engine()),
                openvino.isBlank() ? cache.resolve(OPENVINO_FOLDER).resolve("libs") : Path.of(openvino),
                config.heapMb(), config.threads() == 0 ? Math.max(1, cores - 1) : config.threads(),
                Duration.ofMillis(config.startTimeoutMs()), Duration.ofMillis(config.loadTimeoutMs()),
                Duration.ofMillis(config.restartDelayMaxMs()));
    }

    private static List<EngineKind> engines(String wanted) {
        if (wanted.equals("auto")) {
            return List.of(EngineKind.values());
        }
        return Arrays.stream(EngineKind.values()).filter(kind -> kind.id().equals(wanted)).map(List::of).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("engine must be auto, openvino or onnxruntime"));
    }

    /** {@code $PHAROS_CACHE}, else {@code ~/.cache/pharos}: where the launcher keeps what it fetched. */
    private static Path cacheFolder() {
        String given = System.getenv("PHAROS_CACHE");
        return given != null && !given.isBlank()
                ? Path.of(given)
                : Path.of(System.getProperty("user.home"), ".cache", "pharos");
    }

    private static void require(boolean condition, String words) {
        if (!condition) {
            throw new IllegalArgumentException(words);
        }
    }
}
