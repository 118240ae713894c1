package org.pharos.community.core.shelf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pharos.community.core.FeedStatus;
import org.pharos.community.core.FeedStatus.State;
import org.pharos.community.core.Refusal;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.community.core.feed.Feed;
import org.pharos.community.core.feed.FeedAwayException;
import org.pharos.release.format.ReleaseRejectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each {@link #look} verifies what is kept and what the feed has. One thread looks, any may read. */
public final class VerifiedShelf implements ReleaseShelf {

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedShelf.class);

    private static final String NO_KEY = "No operator's key is trusted yet. Copy release.pub.pem from the console's "
            + "keys/ folder into keys/trusted/ of this page's home.";

    private final Path trustedFolder;
    private final KeptRelease kept;
    private final Optional<Feed> feed;
    private final Clock clock;
    private final Refusals refusals = new Refusals();
    private Optional<byte[]> held = Optional.empty();
    private volatile Optional<ShelvedRelease> current = Optional.empty();
    private volatile FeedStatus status = new FeedStatus(State.STARTING, "The feed was not looked at yet.",
            Optional.empty(), Optional.empty());

    /**
     * Takes up the kept release, if it is still to be believed.
     *
     * @param home of the process: {@code keys/trusted/} is read, {@code releases/} is written
     */
    public VerifiedShelf(Path home, Optional<Feed> feed, Clock clock) {
        this.trustedFolder = home.resolve("keys").resolve("trusted");
        this.kept = new KeptRelease(home.resolve("releases"));
        this.feed = feed;
        this.clock = clock;
        try {
            held = kept.read();
        } catch (IOException e) {
            LOG.warn("The kept release cannot be read; waiting for the feed.", e);
        }
        verifyHeld(TrustedKeys.in(trustedFolder), clock.instant());
    }

    @Override
    public Optional<ShelvedRelease> current() {
        return current;
    }

    @Override
    public List<Refusal> refusals() {
        return refusals.list();
    }

    @Override
    public FeedStatus status() {
        return status;
    }

    /** Looks at keys, kept file and feed. Throws nothing, whatever they hold. */
    public synchronized void look() {
        Instant now = clock.instant();
        try {
            TrustedKeys trusted = TrustedKeys.in(trustedFolder);
            verifyHeld(trusted, now);
            tell(lookAtFeed(trusted, now), now);
        } catch (RuntimeException e) {
            LOG.error("The look at the feed failed.", e);
            tell(new Outcome(State.AWAY, "The feed could not be looked at. The log says why."), now);
        }
    }

    private record Outcome(State state, String words) {}

    private void tell(Outcome outcome, Instant now) {
        boolean changed = outcome.state != status.state();
        if (changed) {
            LOG.info("Feed: {}", outcome.words);
        }
        status = new FeedStatus(outcome.state, outcome.words, changed ? Optional.of(now) : status.since(),
                Optional.of(now));
    }

    /** A key that was taken away takes its release off the page; put back, it is shown again. */
    private void verifyHeld(TrustedKeys trusted, Instant now) {
        if (held.isEmpty()) {
            return;
        }
        try {
            current = Optional.of(Verifier.verify(held.get(), trusted.keys(), now));
        } catch (ReleaseRejectedException e) {
            current = Optional.empty();
            refuse("The kept release is not shown. " + e.getMessage(), now);
        }
    }

    private Outcome lookAtFeed(TrustedKeys trusted, Instant now) {
        if (feed.isEmpty()) {
            return new Outcome(State.NO_FEED, "No feed is configured. Start with --feed and the folder or address "
                    + "where a console publishes.");
        }
        if (trusted.keys().isEmpty()) {
            return new Outcome(State.NO_TRUSTED_KEY, trusted.unreadable().isEmpty() ? NO_KEY
                    : NO_KEY + " What lies there now is no Ed25519 public key in PEM form.");
        }
        try {
            Optional<byte[]> newest = feed.get().newest();
            return newest.isEmpty()
                    ? new Outcome(State.EMPTY, "The feed holds no release yet. A console publishes one when it can.")
                    : offer(newest.get(), trusted, now);
        } catch (FeedAwayException e) {
            return new Outcome(State.AWAY, e.getMessage());
        }
    }

    private Outcome offer(byte[] file, TrustedKeys trusted, Instant now) {
        try {
            ShelvedRelease offered = Verifier.verify(file, trusted.keys(), now);
            String digest = offered.signed().payloadSha256();
            if (current.isEmpty() || !current.get().signed().payloadSha256().equals(digest)) {
                if (current.isPresent()) {
                    Verifier.inOrder(current.get(), offered);
                }
                kept.keep(file);
                held = Optional.of(file);
                current = Optional.of(offered);
                LOG.info("Release {} was accepted, signed by key {}.", offered.release().sequence(), offered.keyId());
            }
            return new Outcome(State.CURRENT, "The newest release of the feed is shown.");
        } catch (ReleaseRejectedException e) {
            refuse("A release from the feed was refused. " + e.getMessage(), now);
            return new Outcome(State.REFUSED, "The newest file of the feed was refused. " + e.getMessage());
        } catch (IOException e) {
            LOG.warn("The release cannot be kept.", e);
            return new Outcome(State.NOT_KEPT, "The newest release could not be written to releases/ of this page's "
                    + "home, so it is not shown. Look at the disk.");
        }
    }

    private void refuse(String words, Instant now) {
        if (refusals.met(words, now)) {
            LOG.warn("{}", words);
        }
    }
}
