package org.pharos.community.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pharos.community.core.FeedStatus;
import org.pharos.community.core.Refusal;
import org.pharos.community.core.ReleaseShelf;
import org.pharos.community.core.ShelvedRelease;

/** A shelf that holds what a test put there. */
record FakeShelf(Optional<ShelvedRelease> current, List<Refusal> refusals, FeedStatus status) implements ReleaseShelf {

    static FakeShelf empty(FeedStatus.State state, String words) {
        return new FakeShelf(Optional.empty(), List.of(), new FeedStatus(state, words, Optional.empty(),
                Optional.empty()));
    }

    /** The same, after the feed went. @param since when */
    FakeShelf away(Instant since) {
        return new FakeShelf(current, refusals, new FeedStatus(FeedStatus.State.AWAY, "The feed cannot be reached.",
                Optional.of(since), status.lastLook()));
    }

    static FakeShelf holding(ShelvedRelease release, Refusal... refusals) {
        return new FakeShelf(Optional.of(release), List.of(refusals), new FeedStatus(FeedStatus.State.CURRENT,
                "The newest release of the feed is shown.", Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
                Optional.of(Instant.parse("2026-03-02T12:00:00Z"))));
    }
}
