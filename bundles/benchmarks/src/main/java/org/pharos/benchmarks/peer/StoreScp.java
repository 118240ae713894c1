package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;

/** DCMTK's storescp as it comes: it takes anything and syncs nothing. */
public record StoreScp(int port, RunningProcess process) implements Receiver {

    public static StoreScp start(Path program, Path folder) throws IOException {
        int port = FreePort.find();
        Path objects = Files.createDirectories(folder.resolve("objects"));
        return new StoreScp(port, RunningProcess.start("storescp", folder.resolve("output.txt"),
                new ProcessBuilder(program.toString(), "--aetitle", "STORESCP", "--output-directory",
                        objects.toString(), Integer.toString(port))));
    }

    @Override
    public String name() {
        return "storescp";
    }

    @Override
    public String aeTitle() {
        return "STORESCP";
    }
}
