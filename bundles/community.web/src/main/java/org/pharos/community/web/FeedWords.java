package org.pharos.community.web;

import org.pharos.community.core.FeedStatus;
import org.pharos.community.web.view.Say;
import org.pharos.web.common.view.Tone;

/** How the feed stands, as a reader sees it. */
final class FeedWords {

    private FeedWords() {}

    static Tone tone(FeedStatus.State state) {
        return switch (state) {
            case CURRENT -> Tone.GOOD;
            case STARTING -> Tone.BUSY;
            case NO_FEED, EMPTY -> Tone.WAITING;
            case NO_TRUSTED_KEY, AWAY -> Tone.WARN;
            case REFUSED, NOT_KEPT -> Tone.BAD;
        };
    }

    static String word(FeedStatus.State state) {
        return switch (state) {
            case CURRENT -> Say.it("state-current");
            case STARTING -> Say.it("state-starting");
            case NO_FEED -> Say.it("state-no-feed");
            case EMPTY -> Say.it("state-empty");
            case NO_TRUSTED_KEY -> Say.it("state-no-key");
            case AWAY -> Say.it("state-away");
            case REFUSED -> Say.it("state-refused");
            case NOT_KEPT -> Say.it("state-not-kept");
        };
    }

    /**
     * Where the reason differs from case to case it follows in English, as the feed's reader gives it.
     *
     * @param shown whether a release is shown meanwhile
     */
    static String sentence(FeedStatus status, boolean shown) {
        return switch (status.state()) {
            case CURRENT -> Say.it("feed-current");
            case STARTING -> Say.it("feed-starting");
            case NO_FEED -> Say.it("feed-none");
            case EMPTY -> shown ? Say.it("feed-emptied") : Say.it("feed-empty");
            case NO_TRUSTED_KEY -> Say.it("feed-no-key", status.words());
            case AWAY -> Say.it("feed-away", status.words());
            case REFUSED -> Say.it("feed-refused", status.words());
            case NOT_KEPT -> Say.it("feed-not-kept");
        };
    }
}
