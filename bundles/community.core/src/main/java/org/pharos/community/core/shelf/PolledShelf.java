package org.pharos.community.core.shelf;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.community.core.FeedStatus;
import org.pharos.community.core.Refusal;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.community.core.ShelvedRelease;

/** Looks at the feed again and again, on a thread of its own; the first time at once. */
@Component(service = ReleaseShelf.class, configurationPid = PolledShelf.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE, immediate = true)
@Designate(ocd = ShelfSettings.class)
public final class PolledShelf implements ReleaseShelf {

    static final String PID = "org.pharos.community.core";

    private final VerifiedShelf shelf;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "feed-look");
        thread.setDaemon(true);
        return thread;
    });

    /** @throws IllegalArgumentException with words for a person when a setting cannot be used */
    @Activate
    public PolledShelf(ShelfSettings settings, @Reference Clock clock) {
        ShelfOptions options = ShelfOptions.of(settings);
        this.shelf = new VerifiedShelf(options.home(), options.feed(), clock);
        looker.scheduleWithFixedDelay(shelf::look, 0, options.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        looker.shutdownNow();
    }

    @Override
    public Optional<ShelvedRelease> current() {
        return shelf.current();
    }

    @Override
    public List<Refusal> refusals() {
        return shelf.refusals();
    }

    @Override
    public FeedStatus status() {
        return shelf.status();
    }
}
