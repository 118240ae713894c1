package org.pharos.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pharos.benchmarks.peer.Address;
import org.pharos.benchmarks.peer.EndlessPacs;
import org.pharos.benchmarks.peer.Receiver;
import org.pharos.benchmarks.report.Bar;
import org.pharos.benchmarks.report.Bench;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.benchmarks.report.Samples;
import org.pharos.process.Program;

/** A CT study from stock storescu into each receiver, and copied and synced beside it: one disk, the same files. */
public final class IngestBench implements Bench {

    private static final int SLICES = 500;
    /** The peers need half a minute a round. */
    private static final int PEER_ROUNDS_MAX = 2;
    /** What a gateway in service has long behind it: Java compiles what is used often. */
    private static final int WARM_UP = 3;
    private static final String COPY = "copy + fsync of each file";

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String about() {
        return "500 CT slices into the gateway, storescp and Orthanc";
    }

    @Override
    public void run(Place place, Report report) throws IOException, InterruptedException {
        Optional<Path> program = Program.find("storescu");
        if (program.isEmpty()) {
            report.heading("ingest: how fast a CT study is taken");
            report.skipped("ingest", "storescu is not installed here; ./pharos doctor says how to get it");
            return;
        }
        Slices slices = new Slices(place.folder("ingest/study"), SLICES);
        StoreScu sender = new StoreScu(program.get(), place.folder("ingest"));
        report.heading("ingest: a new CT study of 500 slices by storescu over one association");
        try (Competitors competitors = new Competitors(place, report); EndlessPacs nowhere = new EndlessPacs()) {
            warmUp(report, slices, sender, competitors.gateway());
            Map<String, List<Double>> seconds = rounds(place, report, slices, sender, competitors, nowhere);
            tell(report, seconds, competitors, nowhere);
            new ManyAtOnce(slices, sender, competitors, nowhere).run(place, report);
        } finally {
            Place.remove(place.work().resolve("ingest"));
        }
    }

    private static void warmUp(Report report, Slices slices, StoreScu sender, Receiver gateway)
            throws IOException, InterruptedException {
        for (int study = 1; study <= WARM_UP; study++) {
            report.doing("study " + study + " of " + WARM_UP + " before it counts");
            List<Path> files = slices.next();
            double seconds = sender.send(gateway, files);
            if (study == 1) {
                report.figure("size of a study", String.format(Locale.ROOT, "%.0f MB", Slices.bytes(files) / 1e6));
                report.figure("Pharos' first study after a start", String.format(Locale.ROOT, "%6.2f s", seconds));
            }
        }
    }

    /** In each round everybody takes the same new study, one after another. */
    private static Map<String, List<Double>> rounds(Place place, Report report, Slices slices, StoreScu sender,
            Competitors competitors, EndlessPacs nowhere) throws IOException, InterruptedException {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        CopyAndSync copying = new CopyAndSync();
        for (int round = 1; round <= place.rounds(); round++) {
            String where = "round " + round + " of " + place.rounds() + ": ";
            report.doing(where + "making a study");
            List<Path> files = slices.next();
            report.doing(where + COPY);
            Path copies = place.folder("ingest/copies");
            note(seconds, COPY, copying.copy(files, copies));
            List<Address> all = new ArrayList<>(List.of(nowhere, competitors.gateway()));
            all.addAll(round <= PEER_ROUNDS_MAX ? competitors.peers() : List.of());
            for (Address receiver : all) {
                report.doing(where + receiver.name());
                note(seconds, receiver.name(), sender.send(receiver, files));
            }
            Place.remove(copies);
        }
        return seconds;
    }

    private static void note(Map<String, List<Double>> seconds, String name, double value) {
        seconds.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static void tell(Report report, Map<String, List<Double>> seconds, Competitors competitors,
            EndlessPacs nowhere) {
        Samples copy = new Samples(seconds.get(COPY));
        Samples ours = new Samples(seconds.get(competitors.gateway().name()));
        report.figure(COPY, words(copy));
        report.figure("storescu to " + nowhere.name(), words(new Samples(seconds.get(nowhere.name()))));
        report.figure("Pharos, each slice durable before its Success", words(ours));
        for (Receiver peer : competitors.peers()) {
            report.figure(peer.name() + ", which syncs nothing", words(new Samples(seconds.get(peer.name()))));
        }
        report.figure("time of Pharos : copy + fsync", ours.over(copy).median(), Bar.atMost(1.5, ""));
        for (Receiver peer : competitors.peers()) {
            report.figure("rate of Pharos : rate of " + peer.name(),
                    new Samples(seconds.get(peer.name())).over(ours).median(), Bar.atLeast(20, ""));
        }
    }

    private static String words(Samples seconds) {
        double median = seconds.median();
        return String.format(Locale.ROOT, "%6.2f s %5.0f a second, n=%d", median, SLICES / median,
                seconds.values().size());
    }
}
