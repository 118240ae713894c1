package org.pharos.gateway.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The command line of a worker process: a plain Java program with a limited heap, an environment of almost nothing, no
 * core dumps and its error file where it is found and deleted, for both would hold patient data.
 *
 * <p>The class path, whose length grows with that of the installation's folder, goes into the environment: a native
 * library that read a command line of more than 4,096 bytes crashed on it.
 */
final class WorkerCommand {

    private static final String MAIN = "org.pharos.gateway.worker.process.WorkerMain";
    private static final Set<String> KEPT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");
    /** A native library that would report to its maker may not. */
    private static final Map<String, String> SILENT = Map.of("ORT_DISABLE_TELEMETRY", "1");
    private static final int NATIVE_ACCESS_NAMED_SINCE = 22;

    private final String classPath;
    private final int heapMb;
    private final Path cache;

    WorkerCommand(String classPath, int heapMb, Path cache) {
        this.classPath = classPath;
        this.heapMb = heapMb;
        this.cache = cache;
    }

    /** The class path of an assembled application: every jar of its {@code worker} folder. Empty when there is none. */
    static Optional<String> classPathOf(String app) {
        Path folder = Path.of(app == null ? "" : app).resolve("worker");
        if (app == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> jars = files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList();
            return jars.isEmpty() ? Optional.empty() : Optional.of(String.join(File.pathSeparator, jars));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A process that is not started yet. Its output, both kinds, comes through one pipe. */
    ProcessBuilder builder(WorkerFiles files) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + files.errors(),
                "-Djava.io.tmpdir=" + files.folder(), "-Djna.encoding=UTF-8", "-Djna.nosys=true",
                "-Djna.tmpdir=" + cache, "-Dpharos.cache=" + cache,
                "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= NATIVE_ACCESS_NAMED_SINCE) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(MAIN, files.socket().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        environment.put("CLASSPATH", classPath);
        environment.put("TMPDIR", files.folder().toString());
        environment.putAll(SILENT);
        return builder;
    }
}
