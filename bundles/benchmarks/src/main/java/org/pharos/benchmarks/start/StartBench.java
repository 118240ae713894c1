package org.pharos.benchmarks.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pharos.benchmarks.peer.Gateway;
import org.pharos.benchmarks.peer.Memory;
import org.pharos.benchmarks.report.Bar;
import org.pharos.benchmarks.report.Bench;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.benchmarks.report.Samples;

/** The gateway started with its command, on a fresh home and again on the same one. */
public final class StartBench implements Bench {

    private static final long LIMIT_S = 60;
    private static final long SETTLE_MS = 2_000;

    /** One start, in seconds and MiB. */
    private record Start(double echo, double page, double residentMib) {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "until C-ECHO, until the first page, resident memory";
    }

    @Override
    public void run(Place place, Report report) throws IOException, InterruptedException {
        report.heading("start: from the command ./pharos gateway");
        List<Start> fresh = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        try {
            for (int round = 1; round <= place.rounds(); round++) {
                report.doing("round " + round + " of " + place.rounds());
                Path home = place.folder("start/home-" + round);
                fresh.add(once(place, home));
                again.add(once(place, home));
            }
        } finally {
            Place.remove(place.work().resolve("start"));
        }
        report.figure("very first start, on an empty home", String.format(Locale.ROOT,
                "%.2f s to C-ECHO, %.2f s to page", median(fresh, 0), median(fresh, 1)));
        report.figure("until C-ECHO is answered", median(again, 0), Bar.atMost(3, "s"));
        report.figure("until the first page", median(again, 1), Bar.atMost(4, "s"));
        report.figure("resident memory, 2 s later, without worker", median(again, 2), Bar.atMost(300, "MiB"));
    }

    private static Start once(Place place, Path home) throws IOException, InterruptedException {
        try (Gateway gateway = Gateway.start(home, Gateway.choosePort(), List.of())) {
            double echo = gateway.awaitEcho(LIMIT_S);
            double page = gateway.awaitPage(LIMIT_S);
            gateway.process().moment(SETTLE_MS);
            return new Start(echo, page, Memory.residentMib(gateway.process()));
        }
    }

    private static double median(List<Start> starts, int part) {
        return new Samples(starts.stream()
                .map(start -> List.of(start.echo(), start.page(), start.residentMib()).get(part)).toList()).median();
    }
}
