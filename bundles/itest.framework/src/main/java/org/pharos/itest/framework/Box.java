package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.process.FreePort;
import org.pharos.test.support.FakeModality;
import org.pharos.test.support.FakePacs;
import org.pharos.test.support.SampleStudies;

/** The gateway of this framework as its neighbours see it: a modality, a PACS, and the person who edits its files. */
final class Box implements Closeable {

    static final String AE_TITLE = "PHAROS";
    static final String MODALITY = "SIMULATED";

    private final Path config;
    private final FakePacs pacs = FakePacs.start(FakePacs.Answers.NOT_OFFERED);
    private final AtomicInteger studies = new AtomicInteger();
    private volatile int port = FreePort.find();

    private Box(Path config) throws IOException {
        this.config = config;
    }

    /** A box whose files are written before its settings are read for the first time. */
    static Box in(Path home) throws IOException {
        Box box = new Box(Files.createDirectories(home.resolve("config")));
        box.write("org.apache.felix.http", "org.apache.felix.http.host = 127.0.0.1", "org.osgi.service.http.port = 0");
        box.write("org.pharos.gateway.core.peers", "modalities = " + MODALITY + "@127.0.0.1");
        box.listenOn(box.port);
        box.sendTo("PACS", box.pacs);
        return box;
    }

    /** Writes a file of settings anew. */
    void write(String pid, String... lines) throws IOException {
        Files.write(file(pid), List.of(lines));
    }

    void listenOn(int dicomPort) throws IOException {
        write("org.pharos.gateway.intake.dicom", "bindAddress = 127.0.0.1", "port = " + dicomPort);
        port = dicomPort;
    }

    void sendTo(String name, FakePacs destination) throws IOException {
        write(destination(name), "name = " + name, "aeTitle = " + name, "host = 127.0.0.1",
                "port = " + destination.port(), "echoEveryMs = 0");
    }

    void sendNoMoreTo(String name) throws IOException {
        Files.delete(file(destination(name)));
    }

    private static String destination(String name) {
        return "org.pharos.gateway.delivery.dicom~" + name;
    }

    private Path file(String pid) {
        return config.resolve(pid + ".cfg");
    }

    FakeModality modality() {
        return new FakeModality(MODALITY, "127.0.0.1", port, AE_TITLE);
    }

    /** Sends a study of one image that nobody has seen yet. @return its number */
    int send() throws IOException {
        int study = studies.incrementAndGet();
        assertThat(modality().send(List.of(SampleStudies.chestImage(study, 1)))).containsExactly(Status.SUCCESS);
        return study;
    }

    FakePacs pacs() {
        return pacs;
    }

    /** What the PACS holds, by SOP Instance UID. */
    Set<String> inThePacs() {
        return pacs.held().keySet();
    }

    @Override
    public void close() throws IOException {
        pacs.close();
    }
}
