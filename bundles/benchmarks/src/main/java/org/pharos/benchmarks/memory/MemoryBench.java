package org.pharos.benchmarks.memory;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.pharos.benchmarks.peer.EndlessPacs;
import org.pharos.benchmarks.peer.Gateway;
import org.pharos.benchmarks.peer.Memory;
import org.pharos.benchmarks.report.Bar;
import org.pharos.benchmarks.report.Bench;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;

/**
 * What does not fit into memory goes through the gateway and on to a PACS. The gateway's Java heap has 256 MiB, and it
 * ends itself when that is not enough; so being alive at the end is the figure.
 */
public final class MemoryBench implements Bench {

    private static final int MANY = 10_000;
    private static final long READY_S = 60;
    private static final long PATIENCE_S = 300;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "a study of 10,000 objects and an object of 2 GiB through a heap of 256 MiB";
    }

    @Override
    public void run(Place place, Report report) throws IOException, InterruptedException {
        report.heading("memory: through a gateway with a Java heap of 256 MiB, and on to a PACS");
        try (EndlessPacs pacs = new EndlessPacs();
                Gateway gateway = Gateway.start(place.folder("memory/gateway"), Gateway.choosePort(),
                        List.of("--pacs", pacs.aeTitle() + "@127.0.0.1:" + pacs.port()))) {
            gateway.awaitEcho(READY_S);
            gateway.awaitPage(READY_S);
            LargeStudies studies = new LargeStudies(gateway);
            report.doing("10,000 objects of one study");
            double received = seconds(() -> studies.many(MANY));
            double committed = received + await(gateway, () -> pacs.committed() >= MANY);
            tell(report, "10,000 objects of 8 kB in one study", received, committed, gateway);
            report.doing("one object of 2 GiB");
            received = seconds(studies::large);
            committed = received + await(gateway, () -> pacs.committed() > MANY);
            tell(report, "one object of 2 GiB", received, committed, gateway);
            report.figure("objects that reached the PACS", pacs.objects(), Bar.atLeast(MANY + 1, ""));
            report.figure("gateways alive at the end", gateway.process().isAlive() ? 1 : 0, Bar.atLeast(1, ""));
        } finally {
            Place.remove(place.work().resolve("memory"));
        }
    }

    private static void tell(Report report, String what, double received, double committed, Gateway gateway)
            throws IOException {
        report.figure(what, String.format(Locale.ROOT, "%.1f s, on %.1f s", received, committed));
        report.figure("  most memory of the process until then",
                String.format(Locale.ROOT, "%.0f MiB", Memory.residentMostMib(gateway.process())));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double await(Gateway gateway, BooleanSupplier done) throws IOException, InterruptedException {
        double start = gateway.process().secondsSinceStart();
        return gateway.process().awaitSign("the commitment of the PACS", PATIENCE_S, done) - start;
    }
}
