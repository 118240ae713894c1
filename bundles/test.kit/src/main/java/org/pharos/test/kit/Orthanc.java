package org.pharos.test.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;
import org.pharos.process.FreePort;
import org.pharos.process.LocalWeb;
import org.pharos.process.RunningProcess;

/**
 * Orthanc as a PACS that is not ours, in a folder of its own, knowing one modality: us. It can be killed and started
 * again on the same ports with what it held.
 */
public final class Orthanc implements AutoCloseable {

    public static final String AE_TITLE = "ORTHANC";

    private static final int HTTP_OK = 200;

    private final OutsideTool program = OutsideTool.require("Orthanc");
    private final HttpClient http = HttpClient.newHttpClient();
    private final int dicomPort = FreePort.find();
    private final int httpPort = FreePort.find();
    private final Path folder;
    private final Path configuration;
    private RunningProcess process;

    /**
     * Does not start it yet.
     *
     * @param folder for what it keeps; it must exist
     * @param ourPort where we listen as PHAROS: it brings the results of storage commitment there
     * @throws TestAbortedException when it is absent
     */
    public Orthanc(Path folder, int ourPort) throws IOException {
        this(folder, "\"pharos\": [\"PHAROS\", \"127.0.0.1\", " + ourPort + ']');
    }

    /** Takes objects from anybody, as it is installed, and knows no other application. Does not start it yet. */
    public static Orthanc thatKnowsNobody(Path folder) throws IOException {
        return new Orthanc(folder, "");
    }

    private Orthanc(Path folder, String modalities) throws IOException {
        this.folder = folder;
        configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {"Name": "judge", "StorageDirectory": "%s", "IndexDirectory": "%s", "Plugins": [],
                 "DicomAet": "ORTHANC", "DicomPort": %d, "DicomCheckCalledAet": true, "HttpPort": %d,
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "OverwriteInstances": false,
                 "DicomModalities": {%s}}
                """.formatted(folder.resolve("db"), folder.resolve("db"), dicomPort, httpPort, modalities));
    }

    /** Returns when it answers. */
    public Orthanc start() throws IOException, InterruptedException {
        process = program.start(log(), configuration.toString()).awaitOrClose(started -> started.awaitSign("its page",
                Patience.SECONDS, () -> LocalWeb.status(httpPort, "/system") == HTTP_OK));
        return this;
    }

    public int dicomPort() {
        return dicomPort;
    }

    /** What it wrote about itself. */
    public Path log() {
        return folder.resolve("orthanc.log");
    }

    /** @throws IOException when it answers anything but 200 */
    public String get(String path) throws IOException, InterruptedException {
        return text(HttpRequest.newBuilder(uri(path)).build());
    }

    /** The bytes at an address, such as {@code /instances/<id>/file}. */
    public byte[] bytes(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    public String post(String path, String body) throws IOException, InterruptedException {
        return text(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    public String postFile(String path, Path file) throws IOException, InterruptedException {
        return text(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofFile(file)).build());
    }

    private String text(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != HTTP_OK) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    /** Without a word to anybody. What it held is there at the next start. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
