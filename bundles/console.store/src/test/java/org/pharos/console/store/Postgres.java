package org.pharos.console.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.pharos.process.FreePort;
import org.pharos.test.kit.OutsideTool;

/**
 * A PostgreSQL server of our own for one test, when it is installed. It refuses to run as root, so it gets its user.
 */
final class Postgres implements AutoCloseable {

    private static final Path ROOT = Path.of("/usr/lib/postgresql");

    private final Path bin;
    private final Path data;
    private final int port = FreePort.find();

    private Postgres(Path bin, Path data) {
        this.bin = bin;
        this.data = data;
    }

    static Postgres start() throws IOException {
        OutsideTool.require("postgres");
        Path bin = newest();
        Path data = Files.createTempDirectory("pharos-postgres");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Postgres server = new Postgres(bin, data);
        server.run("initdb", "-D", server.folder(), "-A", "trust", "-U", "fleet");
        server.run("pg_ctl", "-D", server.folder(), "-w", "-l", data.resolve("log").toString(), "-o",
                "-p " + server.port + " -h 127.0.0.1 -k " + data, "start");
        return server;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=fleet";
    }

    @Override
    public void close() {
        run("pg_ctl", "-D", folder(), "-m", "immediate", "-w", "stop");
    }

    private String folder() {
        return data.resolve("db").toString();
    }

    private void run(String program, String... arguments) {
        OutsideTool tool = OutsideTool.require("runuser");
        List<String> all = new ArrayList<>(List.of("-u", "postgres", "--", bin.resolve(program).toString()));
        all.addAll(List.of(arguments));
        OutsideTool.Result result = tool.run(all.toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new TestAbortedException("PostgreSQL could not be run here: " + result.output());
        }
    }

    private static Path newest() throws IOException {
        try (Stream<Path> versions = Files.isDirectory(ROOT) ? Files.list(ROOT) : Stream.empty()) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.exists(bin.resolve("initdb")))
                    .max(Path::compareTo).orElseThrow(() -> new TestAbortedException("no initdb on this machine"));
        }
    }
}
