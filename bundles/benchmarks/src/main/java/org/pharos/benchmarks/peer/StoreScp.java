package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** DCMTK's storescp as it comes: it takes anything and syncs nothing. */
public record StoreScp(int port, Running process) implements Receiver {

    public static StoreScp start(Path program, Path folder) throws IOException {
        int port = FreePort.find();
        Path objects = Files.createDirectories(folder.resolve("objects"));
        return new StoreScp(port, Running.start("storescp", folder.resolve("output.txt"), List.of(program.toString(),
                "--aetitle", "STORESCP", "--output-directory", objects.toString(), Integer.toString(port))));
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
