package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;

/** Orthanc with its own defaults, without plug-ins, in a folder of its own. */
public record Orthanc(int port, RunningProcess process) implements Receiver {

    /** @param gatewayPort where it brings its answers to storage commitment requests */
    public static Orthanc start(Path program, Path folder, int gatewayPort) throws IOException {
        int port = FreePort.find();
        Path config = folder.resolve("orthanc.json");
        Files.writeString(config, """
                {"Name": "peer", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "Plugins": [],
                 "DicomAet": "ORTHANC", "DicomPort": %2$d, "HttpPort": %3$d, "RemoteAccessAllowed": false,
                 "AuthenticationEnabled": false, "DicomAlwaysAllowStore": true, "DicomAlwaysAllowEcho": true,
                 "DicomModalities": {"pharos": ["PHAROS", "127.0.0.1", %4$d]}}
                """.formatted(folder.resolve("storage"), port, FreePort.find(), gatewayPort));
        return new Orthanc(port, RunningProcess.start("Orthanc", folder.resolve("output.txt"),
                new ProcessBuilder(program.toString(), config.toString())));
    }

    @Override
    public String name() {
        return "Orthanc";
    }

    @Override
    public String aeTitle() {
        return "ORTHANC";
    }
}
