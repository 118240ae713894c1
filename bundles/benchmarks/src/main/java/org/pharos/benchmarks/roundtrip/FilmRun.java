package org.pharos.benchmarks.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.pharos.benchmarks.peer.Gateway;
import org.pharos.benchmarks.peer.Receiver;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.demo.film.ChestStudy;
import org.pharos.demo.film.Fault;
import org.pharos.demo.film.FilmShelf;
import org.pharos.demo.send.Sender;
import org.pharos.demo.send.Target;

/** Sends films one by one and follows each to its end before the next. */
final class FilmRun {

    private static final int WARM_UP = 12;
    private static final long READY_S = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final FilmShelf films;
    private final Path film;
    private final JournalTail journal;
    private final LocalDateTime day = LocalDateTime.now();

    private FilmRun(Place place, Gateway gateway, Path folder) throws IOException {
        this.gateway = gateway;
        this.films = FilmShelf.open(place.root().resolve("../shared/data"),
                place.root().resolve("models/cxr-technical/golden"));
        this.film = folder.resolve("film.dcm");
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
        ChestStudy study = new ChestStudy("bench", number, films.film(number), Fault.NONE, day);
        study.write(film);
        StudyWatch watch = new StudyWatch(study.studyUid());
        Instant lastImage = send();
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
            times = watch.times(lastImage);
        }
        return times.get();
    }

    /** @return when the gateway had confirmed it */
    private Instant send() throws IOException {
        AtomicReference<Instant> confirmed = new AtomicReference<>();
        AtomicReference<String> trouble = new AtomicReference<>("");
        new Sender(new Target(gateway.aeTitle(), "127.0.0.1", gateway.port()), Receiver.SENDER)
                .send(List.of(film), 1, (file, bytes, problem) -> {
                    confirmed.set(Instant.now());
                    trouble.set(problem);
                });
        if (!trouble.get().isEmpty()) {
            throw new IOException("the gateway did not take a film: " + trouble.get());
        }
        return confirmed.get();
    }
}
