package org.pharos.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pharos.benchmarks.peer.Address;
import org.pharos.benchmarks.peer.Receiver;
import org.pharos.process.RunningProcess;

/** DCMTK's storescu as it comes: the modality of every comparison. */
record StoreScu(Path program, Path output) {

    private static final long LIMIT_S = 300;

    /** Sends over one association. @return seconds from the start of the process to its end */
    double send(Address to, List<Path> files) throws IOException, InterruptedException {
        try (RunningProcess sender = start(to, files, 0)) {
            return sender.awaitSuccess(LIMIT_S);
        }
    }

    /**
     * Sends over several associations at once; where one fails, all are ended.
     *
     * @return seconds each of them took
     */
    List<Double> sendAtOnce(Address to, List<List<Path>> shares) throws IOException, InterruptedException {
        List<RunningProcess> senders = new ArrayList<>();
        try {
            for (List<Path> share : shares) {
                senders.add(start(to, share, senders.size()));
            }
            return awaitAll(senders);
        } finally {
            senders.forEach(RunningProcess::close);
        }
    }

    private static List<Double> awaitAll(List<RunningProcess> senders) throws IOException, InterruptedException {
        Double[] seconds = new Double[senders.size()];
        for (int open = senders.size(); open > 0; ) {
            for (int i = 0; i < seconds.length; i++) {
                if (seconds[i] == null && !senders.get(i).isAlive()) {
                    seconds[i] = senders.get(i).awaitSuccess(LIMIT_S);
                    open--;
                }
            }
            if (open > 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        return List.of(seconds);
    }

    private RunningProcess start(Address to, List<Path> files, int number) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-aet", Receiver.SENDER, "-aec",
                to.aeTitle(), "127.0.0.1", Integer.toString(to.port())));
        files.forEach(file -> command.add(file.toString()));
        return RunningProcess.start("storescu to " + to.name(), output.resolve("storescu-" + number + ".txt"),
                new ProcessBuilder(command));
    }
}
