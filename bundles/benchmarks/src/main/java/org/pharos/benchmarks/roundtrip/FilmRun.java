package org.pharos.benchmarks.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pharos.benchmarks.peer.Films;
import org.pharos.benchmarks.peer.Gateway;
import org.pharos.benchmarks.peer.JournalTail;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;

/** Sends films one by one and follows each to its end before the next. */
final class FilmRun {

    private static final int WARM_UP = 12;
    private static final long READY_S = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final Films films;
    private final JournalTail journal;

    private FilmRun(Place place, Gateway gateway, Path folder) throws IOException {
        this.gateway = gateway;
        this.films = new Films(place, gateway, folder);
        this.journal = new JournalTail(gateway.journal());
    }

    /** @param pacs as {@code AET@HOST:PORT}. @param count studies that are measured, after some that are not */
    static List<StudyTimes> through(Place place, Report report, String name, int port, String pacs, int count)
            throws IOException, InterruptedException {
        Path folder = place.folder(name);
        try (Gateway gateway = Gateway.start(folder.resolve("gateway"), port, List.of("--pacs", pacs))) {
            gateway.awaitEcho(READY_S);
            gateway.awaitPage(READY_S);
            FilmRun run = new FilmRun(place, gateway, folder);
            List<StudyTimes> times = new ArrayList<>();
            for (int number = 1; number <= WARM_UP + count; number++) {
                report.doing("film " + number + " of " + (WARM_UP + count));
                StudyTimes one = run.one(number);
                if (number > WARM_UP) {
                    times.add(one);
                }
            }
            return times;
        }
    }

    private StudyTimes one(int number) throws IOException, InterruptedException {
        Films.Sent film = films.send(number);
        StudyWatch watch = new StudyWatch(film.study());
        Instant end = Instant.now().plus(PATIENCE);
        Optional<StudyTimes> times = Optional.empty();
        while (times.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("film " + number + " did not come to its end within " + PATIENCE.toSeconds()
                        + " s");
            }
            gateway.process().moment(2);
            for (JsonNode event : journal.fresh()) {
                watch.hear(event);
            }
            times = watch.times(film.confirmed());
        }
        return times.get();
    }
}
