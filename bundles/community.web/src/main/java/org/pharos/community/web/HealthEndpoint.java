package org.pharos.community.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.community.core.FeedStatus;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.web.common.HealthAnswer;

/**
 * {@code GET /health} for machines: 200 as soon as pages are served, with or without a feed. How the feed stands is in
 * the checks; before the shelf is there, there is no answer at all.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Set<FeedStatus.State> WELL = EnumSet.of(FeedStatus.State.STARTING, FeedStatus.State.EMPTY,
            FeedStatus.State.CURRENT);

    private final transient ReleaseShelf shelf;

    @Activate
    public HealthEndpoint(@Reference ReleaseShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FeedStatus.State feed = shelf.status().state();
        Map<String, String> checks = Map.of("feed", feed.name().toLowerCase(Locale.ROOT),
                "release", shelf.current().isPresent() ? "shown" : "none");
        HealthAnswer.write(response, true, WELL.contains(feed) ? "ok" : "degraded", checks);
    }
}
