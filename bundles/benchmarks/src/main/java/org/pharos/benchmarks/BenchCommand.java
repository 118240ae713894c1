package org.pharos.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pharos.benchmarks.engine.EngineBench;
import org.pharos.benchmarks.ingest.IngestBench;
import org.pharos.benchmarks.memory.MemoryBench;
import org.pharos.benchmarks.report.Bench;
import org.pharos.benchmarks.report.Machine;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.benchmarks.roundtrip.RoundTripBench;
import org.pharos.benchmarks.start.StartBench;
import org.pharos.benchmarks.worker.WorkerBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./pharos bench}. */
@Command(name = "bench", description = "Figures beside the peers installed here: ingest, start, roundtrip, engine,"
        + " worker, memory.", mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final int ROUNDS_MAX = 50;
    private static final long SPACE_BYTES_MIN = 12L << 30;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which; all when none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5",
            description = "Rounds of the short measurements, 1 to 50 (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--work", paramLabel = "DIR",
            description = "Where files are written and removed again (target/bench); the disk that is measured.")
    private Path work;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            System.err.println("bench: --rounds must be 1 to " + ROUNDS_MAX);
            return 2;
        }
        List<Bench> chosen = chosen();
        if (chosen.isEmpty()) {
            return 2;
        }
        Path root = Path.of(System.getProperty("pharos.root", "."));
        Path parent = Files.createDirectories(work == null ? root.resolve("target/bench") : work);
        requireSpace(parent);
        Place place = new Place(root, Path.of(System.getProperty("pharos.cache", "")),
                Files.createTempDirectory(parent, "run-").toAbsolutePath(), rounds);
        Thread cleaning = new Thread(() -> clean(place), "bench-clean");
        Runtime.getRuntime().addShutdownHook(cleaning);
        return run(chosen, place);
    }

    private List<Bench> chosen() {
        List<Bench> all = List.of(new IngestBench(), new StartBench(), new RoundTripBench(), new EngineBench(),
                new WorkerBench(), new MemoryBench());
        List<String> known = all.stream().map(Bench::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                System.err.println("bench: there is no '" + name + "'. There are: "
                        + all.stream().map(bench -> bench.name() + " (" + bench.about() + ")")
                                .collect(Collectors.joining(", ")) + '.');
                return List.of();
            }
        }
        return all.stream().filter(bench -> names.isEmpty() || names.contains(bench.name())).toList();
    }

    private static void requireSpace(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < SPACE_BYTES_MIN) {
            throw new IOException(String.format(Locale.ROOT, "bench: %s has %.1f GB free, and a run may need %.1f GB. "
                    + "Name another folder with --work.", folder, free / 1e9, SPACE_BYTES_MIN / 1e9));
        }
    }

    private int run(List<Bench> chosen, Place place) throws IOException, InterruptedException {
        Report report = new Report(System.out, System.err, System.console() != null);
        report.note("Measured on " + Machine.words(place.work()) + '.');
        if (Machine.inMemory(place.work())) {
            report.note("The work folder is in memory: a sync costs nothing there. Name a disk with --work.");
        }
        int failed = 0;
        for (Bench bench : chosen) {
            busy(report);
            try {
                bench.run(place, report);
            } catch (IOException e) {
                failed++;
                report.note(bench.name() + " could not be measured: " + e.getMessage());
            }
        }
        report.heading(report.summary() + (failed > 0 ? ", " + failed + " failed" : "") + '.');
        return failed > 0 ? 1 : 0;
    }

    private static void busy(Report report) {
        if (Machine.busy()) {
            report.note(String.format(Locale.ROOT, "Others use this machine (load %.1f): compare the ratios, not the"
                    + " times.", Machine.load()));
        }
    }

    private static void clean(Place place) {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        try {
            Place.remove(place.work());
        } catch (IOException e) {
            System.err.println("bench: " + place.work() + " could not be removed: " + e.getMessage());
        }
    }
}
