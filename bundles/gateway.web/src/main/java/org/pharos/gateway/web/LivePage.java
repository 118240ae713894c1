package org.pharos.gateway.web;

import jakarta.servlet.Servlet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.web.common.LiveUpdates;

/** Tells open pages that something they show has changed; looks once a second whether anything has. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/live")
@HttpWhiteboardServletAsyncSupported
public final class LivePage extends LiveUpdates {

    private static final long serialVersionUID = 1L;
    private static final long LOOK_MS = 1_000;

    private final transient ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "page-watch");
        thread.setDaemon(true);
        return thread;
    });
    private transient Object last;

    @Activate
    public LivePage(@Reference StudyIndex index, @Reference Outbox outbox, @Reference HealthBoard health,
            @Reference PeerDirectory peers, @Reference GatewayPages pages) {
        watch.scheduleWithFixedDelay(() -> look(new Shown(
                index.countsSince(pages.now().minusSeconds(86_400)), outbox.queues(), health.results(),
                peers.refusedAttempts())), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /** Ends every stream. */
    @Deactivate
    void stop() {
        watch.shutdownNow();
        close();
    }

    private void look(Shown now) {
        if (!now.equals(last)) {
            last = now;
            changed();
        }
    }

    private record Shown(Object counts, Object queues, Object health, Object refused) {}
}
