package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pharos.dicom.data.DataSet;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.test.kit.ManualClock;
import org.pharos.test.kit.ServletServer;
import org.pharos.test.kit.Visitor;
import org.pharos.test.support.InMemoryIndex;
import org.pharos.test.support.InMemorySpool;
import org.pharos.test.support.SampleApplication;
import org.pharos.test.support.SampleStudies;

/** All pages of a box over HTTP, on the web server the product uses; what they tell of comes from a {@link FakeBox}. */
final class GatewaySite implements AutoCloseable {

    final FakeBox box = new FakeBox();
    final InMemoryIndex index = new InMemoryIndex();
    final BoxState state;

    private final Path home;
    private final InMemorySpool spool;
    private final LivePage live;
    private final ServletServer server;
    private long journalPosition;

    /** @param home a folder of the test */
    GatewaySite(Path home, InstalledApplication... applications) throws Exception {
        this.home = home;
        this.spool = new InMemorySpool(Files.createDirectories(home.resolve("spool")));
        GatewayPages pages = new GatewayPages(new Settings(home.toString()), () -> List.of(applications),
                new ManualClock(FakeBox.NOW));
        state = new BoxState(pages, index, box, box, box, box);
        live = new LivePage(index, box, box, box, pages);
        Map<String, Servlet> servlets = new LinkedHashMap<>();
        servlets.put("", new HomePage(pages, state));
        servlets.put("/studies", new StudiesPage(pages, state, index));
        servlets.put("/studies/*", new StudyPage(pages, index, box));
        servlets.put("/applications", new ApplicationsPage(pages, state, () -> List.of(applications)));
        servlets.put("/connections", new ConnectionsPage(pages, box, box));
        servlets.put("/checks", new ChecksPage(pages, box, state));
        servlets.put("/sign-in", new SignInPage(pages));
        servlets.put("/api/studies", new StudiesApi(index, box));
        servlets.put("/health", new HealthEndpoint(box, box, box));
        servlets.put("/live", live);
        server = ServletServer.start(servlets);
    }

    /** A box with the sample application. */
    static GatewaySite open(Path home) throws Exception {
        return new GatewaySite(home, new InstalledApplication.Usable(SampleApplication.application()));
    }

    /** Somebody nobody knows. */
    Visitor stranger() {
        return new Visitor(server.address());
    }

    /** Somebody who has the operator's key. */
    Visitor operator() throws Exception {
        Visitor operator = stranger();
        operator.signIn(key());
        return operator;
    }

    String key() throws IOException {
        return Files.readString(home.resolve("keys/operator.key"));
    }

    /** A study of one chest radiograph comes. @return its UID */
    StudyUid receive(int study) {
        return receive(SampleStudies.chestImage(study, 1), "SIMDX");
    }

    StudyUid receive(DataSet image, String source) {
        StoredInstance stored = SampleStudies.store(spool, image, source, FakeBox.NOW.minusSeconds(600));
        index.add(stored);
        return stored.study();
    }

    /** A result of our own is in the spool. */
    StoredInstance made(StoredInstance result) {
        index.add(result);
        return result;
    }

    void happened(StudyEvent event) {
        index.add(event, ++journalPosition);
    }

    java.net.URI address() {
        return server.address();
    }

    @Override
    public void close() throws Exception {
        live.stop();
        server.close();
    }

    private record Settings(String pharos_home) implements WebSettings {
        @Override
        public String site() {
            return "North <i>clinic</i>";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return WebSettings.class;
        }
    }
}
