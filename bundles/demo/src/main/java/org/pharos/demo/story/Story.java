package org.pharos.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pharos.demo.film.ChestStudy;
import org.pharos.demo.film.Fault;
import org.pharos.demo.film.Film;
import org.pharos.demo.send.Sender;

/** What happens in the demonstration, step by step, and what a newcomer is told of it. */
final class Story {

    private static final int STUDIES_PER_SITE = 12;
    /** With fewer hospitals the community page shows why there are no figures. */
    private static final int SITES_FOR_FIGURES = 3;
    private static final long START_WAIT_S = 90;
    private static final long RESULT_WAIT_S = 120;
    private static final long LOOK_EVERY_MS = 250;
    private static final long NEXT_FILM_S = 20;
    private static final Fault[] FAULTS = {Fault.NONE, Fault.TURNED, Fault.NONE, Fault.MIRRORED, Fault.NONE,
        Fault.INVERTED, Fault.WRONG_VIEW, Fault.UPSIDE_DOWN};

    private final Cast cast;
    private final PrintStream out;
    private final WebReader web = new WebReader();
    private int nextFilm;

    Story(Cast cast, PrintStream out) {
        this.cast = cast;
        this.out = out;
    }

    /** Sends films to every site and waits for all that follows. @return whether all of it came to its end */
    boolean tell() throws IOException, InterruptedException {
        out.println("Pharos demonstration. " + (cast.films().simulated()
                ? "The films are SIMULATED: no patient ever stood for them."
                : "The films are public ones of the NIH Clinical Center; patients and examinations are invented."));
        out.println("The AI application is a demonstration, not for diagnosis. Everything is kept in " + cast.home());
        boolean started = wait("Starting " + cast.sites().size() + " gateway(s), console and community page",
                START_WAIT_S, this::allReady);
        if (!started) {
            return false;
        }
        cast.introduceConsoleToCommunity();
        List<ChestStudy> sent = new ArrayList<>();
        for (Site site : cast.sites()) {
            sent.addAll(send(site, STUDIES_PER_SITE));
        }
        boolean arrived = wait("Waiting for AI results in the PACS, and for its commitment", RESULT_WAIT_S,
                () -> allFinished(sent));
        boolean reported = wait("Waiting for the console to hear of it", RESULT_WAIT_S, this::consoleKnows);
        boolean published = wait("Waiting for the community page to get a signed release", RESULT_WAIT_S,
                this::communityKnows);
        new Summary(cast, web, out).print(sent);
        return arrived && reported && published;
    }

    /** Sends a film now and then until the process is ended, so that the live pages live. */
    void goOn() throws IOException, InterruptedException {
        out.println("\nA film is sent every " + NEXT_FILM_S + " s. Ctrl-C ends everything.");
        nextFilm = STUDIES_PER_SITE * cast.sites().size();
        while (true) {
            TimeUnit.SECONDS.sleep(NEXT_FILM_S);
            cast.check();
            for (Site site : cast.sites()) {
                send(site, 1);
            }
        }
    }

    private List<ChestStudy> send(Site site, int count) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(cast.home().resolve("sent")), site.id());
        List<ChestStudy> studies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = nextFilm++;
            Film film = cast.films().film(number);
            ChestStudy study = new ChestStudy(site.id(), number + 1, film, FAULTS[number % FAULTS.length],
                    LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS));
            Path file = folder.resolve(String.format("film-%03d.dcm", number + 1));
            study.write(file);
            new Sender(site.dicom(), Cast.MODALITY).send(List.of(file), 1, (sent, bytes, problem) -> {
                if (!problem.isEmpty()) {
                    out.println("  " + site.id() + " did not take " + study.words() + ": " + problem);
                }
            });
            studies.add(study);
        }
        out.println("  " + site.id() + ": sent " + count + (count == 1 ? " study" : " studies") + " as " + Cast.MODALITY
                + " to " + site.dicom());
        return studies;
    }

    private boolean allReady() throws IOException, InterruptedException {
        cast.check();
        for (Site site : cast.sites()) {
            if (!web.ready(site.web())) {
                return false;
            }
        }
        return web.ready(cast.consoleWeb()) && web.ready(cast.communityWeb());
    }

    private boolean allFinished(List<ChestStudy> sent) throws IOException, InterruptedException {
        cast.check();
        for (Site site : cast.sites()) {
            Optional<JsonNode> studies = web.json(site.web() + "api/studies");
            if (studies.isEmpty() || studies.get().size() < STUDIES_PER_SITE) {
                return false;
            }
            for (JsonNode study : studies.get()) {
                if (!study.get("finished").asBoolean()) {
                    return false;
                }
            }
        }
        return sent.stream().allMatch(study -> cast.archive().byStudy().getOrDefault(study.studyUid(), List.of())
                .stream()
                .filter(held -> held.aiResult()).count() >= 2);
    }

    private boolean consoleKnows() throws IOException, InterruptedException {
        cast.check();
        Optional<JsonNode> gateways = web.json(cast.consoleWeb() + "api/gateways");
        if (gateways.isEmpty()) {
            return false;
        }
        long online = 0;
        for (JsonNode gateway : gateways.get()) {
            online += gateway.path("online").asBoolean() ? 1 : 0;
        }
        return online >= cast.sites().size();
    }

    private boolean communityKnows() throws IOException, InterruptedException {
        cast.check();
        Optional<JsonNode> release = web.json(cast.communityWeb() + "api/release");
        if (release.isEmpty() || release.get().path("applications").isEmpty()) {
            return false;
        }
        boolean shown = release.get().path("applications").get(0).path("patients").has("value");
        return shown || cast.sites().size() < SITES_FOR_FIGURES;
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private boolean wait(String what, long seconds, Condition condition) throws IOException, InterruptedException {
        out.print(what + " ");
        out.flush();
        long start = System.nanoTime();
        for (int looks = 1; TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < seconds; looks++) {
            if (condition.holds()) {
                out.printf("done (%.1f s)%n", (System.nanoTime() - start) / 1e9);
                return true;
            }
            if (looks % 8 == 0) {
                out.print('.');
                out.flush();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        out.println("not within " + seconds + " s");
        return false;
    }
}
