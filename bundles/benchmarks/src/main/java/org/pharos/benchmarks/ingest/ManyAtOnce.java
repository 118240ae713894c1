package org.pharos.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pharos.benchmarks.peer.Address;
import org.pharos.benchmarks.peer.Orthanc;
import org.pharos.benchmarks.report.Bar;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.benchmarks.report.Samples;

/** The same study split over 16 modalities that send at once. */
record ManyAtOnce(Slices slices, StoreScu sender, Competitors competitors, Address nowhere) {

    private static final int SENDERS = 16;
    private static final int ROUNDS_MAX = 3;

    void run(Place place, Report report) throws IOException, InterruptedException {
        report.heading("ingest: the same, split over 16 associations at once");
        List<Address> receivers = new ArrayList<>(List.of(competitors.gateway()));
        competitors.peers().stream().filter(Orthanc.class::isInstance).forEach(receivers::add);
        List<List<Double>> totals = receivers.stream().map(receiver -> (List<Double>) new ArrayList<Double>()).toList();
        List<Double> sendersAlone = new ArrayList<>();
        List<Double> evenness = new ArrayList<>();
        int rounds = Math.min(ROUNDS_MAX, place.rounds());
        for (int round = 1; round <= rounds; round++) {
            List<List<Path>> shares = shares(slices.next());
            sendersAlone.add(new Samples(sender.sendAtOnce(nowhere, shares)).worst());
            for (int i = 0; i < receivers.size(); i++) {
                report.doing("round " + round + " of " + rounds + ": " + receivers.get(i).name());
                List<Double> each = sender.sendAtOnce(receivers.get(i), shares);
                totals.get(i).add(new Samples(each).worst());
                if (i == 0) {
                    evenness.add(slowestOverMean(shares, each));
                }
            }
        }
        Samples ours = new Samples(totals.get(0));
        report.figure("storescu to " + nowhere.name(),
                String.format(Locale.ROOT, "%6.2f s", new Samples(sendersAlone).median()));
        report.figure("Pharos", String.format(Locale.ROOT, "%6.2f s until the last has ended", ours.median()));
        report.figure("rate of the slowest modality : mean rate", new Samples(evenness).median(), Bar.atLeast(0.5, ""));
        for (int i = 1; i < receivers.size(); i++) {
            Samples theirs = new Samples(totals.get(i));
            report.figure(receivers.get(i).name(), String.format(Locale.ROOT, "%6.2f s", theirs.median()));
            report.figure("rate of Pharos : rate of " + receivers.get(i).name(), theirs.over(ours).median(),
                    Bar.atLeast(5, ""));
        }
    }

    private static double slowestOverMean(List<List<Path>> shares, List<Double> seconds) {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            rates.add(shares.get(i).size() / seconds.get(i));
        }
        Samples all = new Samples(rates);
        return all.best() / all.mean();
    }

    private static List<List<Path>> shares(List<Path> files) {
        List<List<Path>> shares = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            shares.add(new ArrayList<>());
        }
        for (int i = 0; i < files.size(); i++) {
            shares.get(i % SENDERS).add(files.get(i));
        }
        return shares;
    }
}
