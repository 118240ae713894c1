package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.pharos.benchmarks.report.Place;
import org.pharos.demo.film.ChestStudy;
import org.pharos.demo.film.Fault;
import org.pharos.demo.film.FilmShelf;
import org.pharos.demo.send.Sender;
import org.pharos.demo.send.Target;

/** Sends chest films to a gateway, each a study of its own. */
public final class Films {

    private final Gateway gateway;
    private final FilmShelf films;
    private final Path film;
    private final LocalDateTime day = LocalDateTime.now();

    /** @param folder where each film is written before it is sent */
    public Films(Place place, Gateway gateway, Path folder) throws IOException {
        this.gateway = gateway;
        this.films = FilmShelf.open(place.root().resolve("../shared/data"),
                place.root().resolve("models/cxr-technical/golden"));
        this.film = folder.resolve("film.dcm");
    }

    /** A film that was sent. @param confirmed when the gateway had told Success */
    public record Sent(String study, Instant confirmed) {}

    /** @throws IOException when the gateway does not take it */
    public Sent send(int number) throws IOException {
        ChestStudy study = new ChestStudy("bench", number, films.film(number), Fault.NONE, day);
        study.write(film);
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
        return new Sent(study.studyUid(), confirmed.get());
    }
}
