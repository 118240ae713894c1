package org.pharos.dicom.net.service;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.pharos.test.kit.FreePort;
import org.pharos.test.kit.OutsideTool;

/** An Orthanc of our own in a folder of our own, that knows one modality: us. */
final class Orthanc implements Closeable {

    final int dicomPort = FreePort.find();
    private final int httpPort = FreePort.find();
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    Orthanc(Path folder, int ourPort) throws IOException {
        OutsideTool orthanc = OutsideTool.require("Orthanc");
        Path config = folder.resolve("orthanc.json");
        Files.writeString(config, """
                {"Name": "judge", "StorageDirectory": "%s", "IndexDirectory": "%s", "Plugins": [],
                 "DicomAet": "ORTHANC", "DicomPort": %d, "DicomCheckCalledAet": true, "HttpPort": %d,
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
                 "DicomModalities": {"pharos": ["PHAROS", "127.0.0.1", %d]}}
                """.formatted(folder.resolve("db"), folder.resolve("db"), dicomPort, httpPort, ourPort));
        process = orthanc.start(Map.of(), config.toString(), "--logfile=" + folder.resolve("orthanc.log"));
        try {
            await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> !get("/system").isEmpty());
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    String postFile(String path, Path file) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofFile(file)).build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
