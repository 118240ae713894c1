package org.pharos.itest.system.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.Visitor;

/** The community page, as {@code ./pharos community} starts it, over what a demonstration left. */
public final class CommunityPage implements AutoCloseable {

    private final Path home;
    private final Path feed;
    private final Path output;
    private final int webPort = FreePort.find();
    private final Visitor visitor = Visitor.of(webPort);
    private RunningProcess process;

    private CommunityPage(Workplace place, Path demonstration) throws IOException {
        home = demonstration.resolve("community");
        feed = demonstration.resolve("console/releases");
        output = place.folder("output").resolve("community.txt");
    }

    /** Does not start it yet. @param demonstration the home of a demonstration that has ended */
    public static CommunityPage of(Workplace place, Path demonstration) throws IOException {
        CommunityPage page = new CommunityPage(place, demonstration);
        return place.own(page, page.output);
    }

    /** Returns when it shows a release. */
    public CommunityPage start() throws IOException {
        process = RunningProcess.start("the community page", output, RunningProcess.pharos(List.of("community", "--home",
                home.toString(), "--web-port", Integer.toString(webPort), "--feed", feed.toString())));
        Eventually.until("the community page shows a release",
                () -> !Json.at(visitor, "/api/release").path("applications").isEmpty());
        return this;
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
