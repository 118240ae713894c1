package org.pharos.itest.system.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.Visitor;

/** The community page, as {@code ./pharos community} starts it. */
public final class CommunityPage implements AutoCloseable {

    private final Path home;
    private final String feed;
    private final Path output;
    private final int webPort = FreePort.find();
    private final Visitor visitor = Visitor.of(webPort);
    private RunningProcess process;

    private CommunityPage(Workplace place, Path home, String feed) throws IOException {
        this.home = home;
        this.feed = feed;
        output = place.folder("output").resolve("community.txt");
    }

    /** Does not start it yet. @param demonstration the home of a demonstration that has ended */
    public static CommunityPage of(Workplace place, Path demonstration) throws IOException {
        return own(place, new CommunityPage(place, demonstration.resolve("community"),
                demonstration.resolve("console/releases").toString()));
    }

    /**
     * Does not start it yet. It looks every second.
     *
     * @param feed as a person types it
     * @param trusted an operator's key
     */
    public static CommunityPage reading(Workplace place, String feed, Path trusted) throws IOException {
        Path home = place.folder("community");
        Files.copy(trusted, Files.createDirectories(home.resolve("keys/trusted")).resolve("operator.pem"));
        Files.writeString(Files.createDirectories(home.resolve("config")).resolve("org.pharos.community.core.cfg"),
                "intervalSeconds = 1\n");
        return own(place, new CommunityPage(place, home, feed));
    }

    private static CommunityPage own(Workplace place, CommunityPage page) {
        return place.own(page, page.output, page.home.resolve("log/community.log"));
    }

    /** Returns when it answers. */
    public CommunityPage start() throws IOException, InterruptedException {
        process = RunningProcess.start("the community page", output,
                RunningProcess.pharos(List.of("community", "--home", home.toString(), "--web-port",
                        Integer.toString(webPort), "--feed", feed)));
        process.awaitHealth(webPort, Eventually.LIMIT.toSeconds());
        return this;
    }

    /** Waits until it shows an application. */
    public CommunityPage showing() {
        Eventually.until("the community page shows an application", () -> !release().path("applications").isEmpty());
        return this;
    }

    /** What it tells programs of the release it shows; without a {@code sequence} while there is none. */
    public JsonNode release() throws IOException, InterruptedException {
        return Json.at(visitor, "/api/release");
    }

    public Visitor visitor() {
        return visitor;
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }
}
