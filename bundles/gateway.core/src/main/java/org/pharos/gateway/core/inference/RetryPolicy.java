package org.pharos.gateway.core.inference;

import org.pharos.gateway.api.inference.FailureKind;

/**
 * When a failed attempt at inference is repeated.
 *
 * @param attemptsMax attempts at one study, the first included
 * @param crashesMax how often a worker may die on one study before it is left alone
 * @param firstDelayMs before the second attempt; each further delay is four times as long
 */
public record RetryPolicy(int attemptsMax, int crashesMax, long firstDelayMs) {

    private static final int GROWTH = 4;

    /** What follows a failure. @param attempt its number, from 1 @param crashes how often a worker died on it so far */
    public boolean isFinal(FailureKind kind, int attempt, int crashes) {
        return !kind.worthRetrying() || attempt >= attemptsMax || crashes >= crashesMax;
    }

    /** How long to wait after that attempt. */
    public long delayMs(int attempt) {
        return firstDelayMs * (long) Math.pow(GROWTH, Math.max(0, attempt - 1));
    }

    /** The failure's words, with what follows. */
    public String told(String words, FailureKind kind, int attempt, int crashes) {
        if (!isFinal(kind, attempt, crashes)) {
            return words + " It is tried again (attempt " + (attempt + 1) + " of " + attemptsMax + ").";
        }
        if (crashes >= crashesMax) {
            return words + " The worker process died " + crashes + " times on this study; it is left alone.";
        }
        return kind.worthRetrying() ? words + " It was tried " + attempt + " times; it is left alone." : words;
    }
}
