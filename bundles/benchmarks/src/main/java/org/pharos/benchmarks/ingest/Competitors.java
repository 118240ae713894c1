package org.pharos.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pharos.benchmarks.peer.Gateway;
import org.pharos.benchmarks.peer.Orthanc;
import org.pharos.benchmarks.peer.Receiver;
import org.pharos.benchmarks.peer.StoreScp;
import org.pharos.benchmarks.report.Place;
import org.pharos.benchmarks.report.Report;
import org.pharos.process.Program;

/** Who takes part: the gateway, and the peers that are installed. All are started once and stay. */
final class Competitors implements AutoCloseable {

    private static final long READY_S = 60;

    private final List<Receiver> all = new ArrayList<>();

    Competitors(Place place, Report report) throws IOException, InterruptedException {
        try {
            report.doing("starting the gateway");
            int port = Gateway.choosePort();
            all.add(Gateway.start(place.folder("ingest/gateway"), port, List.of()));
            peer(report, "storescp", program -> StoreScp.start(program, place.folder("ingest/storescp")));
            peer(report, "Orthanc", program -> Orthanc.start(program, place.folder("ingest/orthanc"), port));
            for (Receiver receiver : all) {
                receiver.awaitEcho(READY_S);
            }
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private interface Starter {
        Receiver start(Path program) throws IOException;
    }

    private void peer(Report report, String name, Starter starter) throws IOException {
        Optional<Path> program = Program.find(name);
        if (program.isPresent()) {
            all.add(starter.start(program.get()));
        } else {
            report.skipped(name, "not installed here; ./pharos doctor says how to get it");
        }
    }

    Receiver gateway() {
        return all.get(0);
    }

    List<Receiver> peers() {
        return all.subList(1, all.size());
    }

    @Override
    public void close() {
        all.forEach(Receiver::close);
    }
}
