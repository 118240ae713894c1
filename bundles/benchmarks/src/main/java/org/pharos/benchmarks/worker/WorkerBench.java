package org.pharos.benchmarks.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pharos.benchmarks.peer.EndlessPacs;
import org.pharos.benchmarks.peer.Films;
import org.pharos.benchmarks.peer.Gateway;
import org.pharos.benchmarks.peer.JournalTail;
import org.pharos.benchmarks.report.Bar;
import org.pharos.benchmarks.report.Bench;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.benchmarks.report.Samples;
import org.pharos.process.RunningProcess;

/**
 * The worker process of a whole gateway is lost while it is idle, and a film is sent at once: how soon is it answered?
 * Each round has a gateway of its own: one that loses its worker over several studies goes on with its second engine,
 * and something else would be measured.
 */
public final class WorkerBench implements Bench {

    /** How long the worker may take over one image here: a hanging one is not noticed earlier. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long READY_S = 60;
    private static final double NANOS_PER_SECOND = 1e9;

    /** What happens to the process. @param hangs whether it goes on living */
    private record Loss(String name, String signal, boolean hangs) {}

    private static final List<Loss> LOSSES = List.of(new Loss("killed (SIGKILL)", "KILL", false),
            new Loss("crashed (SIGSEGV)", "SEGV", false), new Loss("hanging (SIGSTOP)", "STOP", true));

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public String about() {
        return "from the loss of the worker process until an image is answered again";
    }

    @Override
    public void run(Place place, Report report) throws IOException, InterruptedException {
        report.heading("worker: its process is lost, a film is sent at once; median of " + place.rounds()
                + " until it is answered");
        try (EndlessPacs pacs = new EndlessPacs()) {
            for (Loss loss : LOSSES) {
                report.doing("the worker is " + loss.name());
                List<Double> seconds = new ArrayList<>();
                for (int round = 1; round <= place.rounds(); round++) {
                    seconds.add(measure(place, loss, pacs, round));
                }
                tell(report, loss, new Samples(seconds));
            }
        } finally {
            Place.remove(place.work().resolve("worker"));
        }
    }

    private static double measure(Place place, Loss loss, EndlessPacs pacs, int round)
            throws IOException, InterruptedException {
        Path folder = place.folder("worker/" + loss.signal() + round);
        Path config = Files.createDirectories(folder.resolve("gateway/config"));
        Files.writeString(config.resolve("org.pharos.gateway.core.cfg"),
                "inferenceDeadlineMs = " + DEADLINE.toMillis() + '\n');
        try (Gateway gateway = Gateway.start(folder.resolve("gateway"), Gateway.choosePort(),
                List.of("--pacs", pacs.aeTitle() + "@127.0.0.1:" + pacs.port()))) {
            gateway.awaitEcho(READY_S);
            gateway.awaitPage(READY_S);
            Films films = new Films(place, gateway, folder);
            JournalTail journal = new JournalTail(gateway.journal());
            String engine = answered(gateway, journal, films.send(1)).engine();
            Instant lost = lose(gateway, loss, folder);
            AnswerWatch watch = answered(gateway, journal, films.send(1 + round));
            if (engine.isEmpty() || !watch.engine().equals(engine)) {
                throw new IOException("the answer came from '" + watch.engine() + "', not from '" + engine + '\'');
            }
            Instant from = loss.hangs() ? watch.failed().orElse(lost) : lost;
            return Duration.between(from, watch.answered().orElseThrow()).toNanos() / NANOS_PER_SECOND;
        }
    }

    private static Instant lose(Gateway gateway, Loss loss, Path folder) throws IOException, InterruptedException {
        ProcessHandle worker = gateway.process().children().findFirst()
                .orElseThrow(() -> new IOException("the gateway has no worker process"));
        Instant now = Instant.now();
        RunningProcess.start("kill", folder.resolve("kill.txt"),
                new ProcessBuilder("kill", "-" + loss.signal(), Long.toString(worker.pid()))).awaitSuccess(READY_S);
        return now;
    }

    private static AnswerWatch answered(Gateway gateway, JournalTail journal, Films.Sent film)
            throws IOException, InterruptedException {
        AnswerWatch watch = new AnswerWatch(film.study());
        Instant end = Instant.now().plus(PATIENCE);
        while (watch.answered().isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("a film was not answered within " + PATIENCE.toSeconds() + " s");
            }
            gateway.process().moment(2);
            for (JsonNode event : journal.fresh()) {
                watch.hear(event);
            }
        }
        return watch;
    }

    private static void tell(Report report, Loss loss, Samples samples) {
        String name = loss.hangs()
                ? loss.name() + ", from its deadline of " + DEADLINE.toSeconds() + " s"
                : loss.name();
        report.figure(name, samples.median(), Bar.atMost(5, "s"));
        report.figure("  worst", String.format(Locale.ROOT, "%.1f s", samples.worst()));
    }
}
