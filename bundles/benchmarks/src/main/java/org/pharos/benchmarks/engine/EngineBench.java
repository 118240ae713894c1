package org.pharos.benchmarks.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pharos.benchmarks.report.Bar;
import org.pharos.benchmarks.report.Bench;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.benchmarks.report.Samples;
import org.pharos.process.RunningProcess;

/** The demonstration's model through each engine: a fresh process a round, the same threads, hints and precision. */
public final class EngineBench implements Bench {

    private static final String OURS = "Pharos' binding to OpenVINO";
    private static final String PYTHON = "OpenVINO's Python API";
    private static final String ONNX_RUNTIME = "ONNX Runtime, Java";
    private static final String WARM_UP = "100";
    private static final String RUNS = "500";
    private static final String PROBE = "openvino_probe.py";
    private static final long LIMIT_S = 120;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String about() {
        return "our OpenVINO binding beside its Python API and ONNX Runtime";
    }

    @Override
    public void run(Place place, Report report) throws IOException, InterruptedException {
        String threads = Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        report.heading("engine: " + RUNS + " runs a round of the chest radiograph model, f32, batch 1, threads: "
                + threads + ", hint LATENCY");
        Map<String, List<String>> engines = engines(place, report, threads);
        Map<String, List<Samples>> latencies = new LinkedHashMap<>();
        try {
            for (int round = 1; round <= place.rounds(); round++) {
                for (Map.Entry<String, List<String>> engine : engines.entrySet()) {
                    report.doing("round " + round + " of " + place.rounds() + ": " + engine.getKey());
                    latencies.computeIfAbsent(engine.getKey(), key -> new ArrayList<>())
                            .add(measure(place, engine.getKey(), engine.getValue()));
                }
            }
        } finally {
            Place.remove(place.work().resolve("engine"));
        }
        tell(report, latencies);
    }

    private static Map<String, List<String>> engines(Place place, Report report, String threads) throws IOException {
        Map<String, List<String>> engines = new LinkedHashMap<>();
        Path natives = Path.of(System.getProperty("pharos.openvino", place.cache().resolve("none").toString()));
        Path model = place.root().resolve("models/cxr-technical/model.onnx");
        Path python = place.cache().resolve("judges/bin/python");
        if (!Files.isDirectory(natives)) {
            report.skipped(OURS, "OpenVINO could not be fetched");
        } else {
            engines.put(OURS, ours(place, "openvino", natives, model, threads));
        }
        if (Files.isExecutable(python)) {
            Path script = place.folder("engine").resolve(PROBE);
            try (InputStream probe = EngineBench.class.getResourceAsStream(PROBE)) {
                Files.write(script, probe.readAllBytes());
            }
            engines.put(PYTHON, List.of(python.toString(), script.toString(), model.toString(), threads, WARM_UP,
                    RUNS));
        } else {
            report.skipped(PYTHON, "no Python judges here; ./pharos doctor says how to get them");
        }
        engines.put(ONNX_RUNTIME, ours(place, "onnxruntime", natives, model, threads));
        return engines;
    }

    private static List<String> ours(Place place, String engine, Path natives, Path model, String threads) {
        Path worker = place.root().resolve("bundles/gateway.app/target/app/worker");
        Path classes = place.root().resolve("bundles/benchmarks/target/classes");
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-Djna.encoding=UTF-8", "-cp", classes + ":" + worker + "/*",
                EngineProbe.class.getName(), engine, natives.toString(), model.toString(), threads, WARM_UP, RUNS);
    }

    private static Samples measure(Place place, String name, List<String> command)
            throws IOException, InterruptedException {
        RunningProcess probe = RunningProcess.start(name, place.folder("engine").resolve("output.txt"),
                new ProcessBuilder(command));
        probe.awaitSuccess(LIMIT_S);
        return new Samples(probe.output().lines().filter(line -> line.matches("[0-9.E-]+")).map(Double::valueOf)
                .toList());
    }

    private static void tell(Report report, Map<String, List<Samples>> latencies) {
        latencies.forEach((engine, rounds) -> report.figure(engine, String.format(Locale.ROOT,
                "%6.2f ms  %6.1f a second", latency(rounds).median(), throughput(rounds).median())));
        List<Samples> ours = latencies.get(OURS);
        List<Samples> python = latencies.get(PYTHON);
        if (ours != null && python != null) {
            report.figure("latency of ours : Python API", latency(ours).over(latency(python)).median(),
                    Bar.atMost(1.02, ""));
            report.figure("throughput of ours : Python API", throughput(ours).over(throughput(python)).median(),
                    Bar.atLeast(0.98, ""));
        }
        if (ours != null) {
            report.figure("latency of ours : ONNX Runtime", String.format(Locale.ROOT, "%.2f",
                    latency(ours).over(latency(latencies.get(ONNX_RUNTIME))).median()));
        }
    }

    /** The median of each round, in ms. */
    private static Samples latency(List<Samples> rounds) {
        return new Samples(rounds.stream().map(Samples::median).toList());
    }

    /** Runs a second of each round, one straight after another. */
    private static Samples throughput(List<Samples> rounds) {
        return new Samples(rounds.stream().map(round -> 1e3 / round.mean()).toList());
    }
}
