package org.pharos.benchmarks.roundtrip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.pharos.benchmarks.peer.Gateway;
import org.pharos.benchmarks.peer.Orthanc;
import org.pharos.benchmarks.report.Bar;
import org.pharos.benchmarks.report.Bench;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.benchmarks.report.Samples;
import org.pharos.demo.pacs.PacsArchive;
import org.pharos.demo.pacs.StandInPacs;
import org.pharos.process.Program;

/** Chest films, one after another, through a gateway that is warm, into a PACS that commits. */
public final class RoundTripBench implements Bench {

    private static final int MEASURED_PER_ROUND = 8;
    private static final double TAIL = 0.95;

    @Override
    public String name() {
        return "roundtrip";
    }

    @Override
    public String about() {
        return "from the last image to the result the PACS has committed to";
    }

    @Override
    public void run(Place place, Report report) throws IOException, InterruptedException {
        try {
            standIn(place, report);
            Optional<Path> orthanc = Program.find("Orthanc");
            if (orthanc.isPresent()) {
                orthanc(place, report, orthanc.get());
            } else {
                report.skipped("roundtrip with Orthanc", "not installed here; ./pharos doctor says how to get it");
            }
        } finally {
            Place.remove(place.work().resolve("roundtrip"));
        }
    }

    private static void standIn(Place place, Report report) throws IOException, InterruptedException {
        report.heading("roundtrip: one chest film a study, the stand-in PACS, which commits at once");
        try (StandInPacs pacs = StandInPacs.start(new PacsArchive(place.folder("roundtrip/stand-in")), 0)) {
            tell(report, FilmRun.through(place, report, "roundtrip/with-stand-in", Gateway.choosePort(),
                    StandInPacs.AE_TITLE + "@127.0.0.1:" + pacs.port(), MEASURED_PER_ROUND * place.rounds()));
        }
    }

    private static void orthanc(Place place, Report report, Path program) throws IOException, InterruptedException {
        report.heading("roundtrip: the same into Orthanc, which brings its commitment on an association of its own");
        int port = Gateway.choosePort();
        try (Orthanc pacs = Orthanc.start(program, place.folder("roundtrip/orthanc"), port)) {
            pacs.awaitEcho(60);
            tell(report, FilmRun.through(place, report, "roundtrip/with-orthanc", port,
                    pacs.aeTitle() + "@127.0.0.1:" + pacs.port(), MEASURED_PER_ROUND * place.rounds()));
        }
    }

    private static void tell(Report report, List<StudyTimes> studies) {
        step(report, "last image to study complete", studies, s -> StudyTimes.between(s.lastImage(), s.assembled()));
        step(report, "choosing the application", studies, s -> StudyTimes.between(s.assembled(), s.selected()));
        step(report, "in the worker: decode, prepare, infer", studies, StudyTimes::workerMs);
        step(report, "making the results, durable", studies, s -> StudyTimes.between(s.inferred(), s.encoded()));
        step(report, "results into the PACS", studies, s -> StudyTimes.between(s.encoded(), s.delivered()));
        step(report, "until it has committed", studies, s -> StudyTimes.between(s.delivered(), s.committed()));
        Samples delivered = samples(studies, StudyTimes::overheadToDeliveredMs);
        report.figure("overhead until the PACS has it, p95", delivered.percentile(TAIL), Bar.atMost(250, "ms"));
        report.figure("overhead until it has committed, p95",
                samples(studies, StudyTimes::overheadMs).percentile(TAIL), Bar.atMost(250, "ms"));
    }

    private static void step(Report report, String name, List<StudyTimes> studies, ToDoubleFunction<StudyTimes> step) {
        Samples samples = samples(studies, step);
        report.figure(name, String.format(Locale.ROOT, "p50 %5.1f ms  p95 %5.1f ms", samples.median(),
                samples.percentile(TAIL)));
    }

    private static Samples samples(List<StudyTimes> studies, ToDoubleFunction<StudyTimes> step) {
        return new Samples(studies.stream().map(step::applyAsDouble).toList());
    }
}
