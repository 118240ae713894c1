package org.pharos.gateway.web;

import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusedAttempt;

/** Tells of somebody at the door: what happened, why, and what would let it in. */
final class TurnedAway {

    private TurnedAway() {}

    static String who(RefusedAttempt attempt) {
        String calling = attempt.peer().calling().isBlank() ? "(no AE title)" : attempt.peer().calling();
        return calling + " from " + attempt.peer().address().getHostAddress();
    }

    /** What happened, in a sentence. */
    static String what(RefusedAttempt attempt) {
        return switch (attempt.reason()) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED, CALLED_AE_WRONG -> Words.sentence(attempt.words());
            case SOP_CLASS_UNSUPPORTED, TRANSFER_SYNTAX_UNSUPPORTED -> who(attempt) + " offered what this box does not take.";
            case TOO_MANY_ASSOCIATIONS -> who(attempt) + " opened too many connections at once.";
            case CERTIFICATE_REFUSED -> who(attempt) + " did not get a secure connection with this box.";
            case MALFORMED -> who(attempt) + " sent something that could not be read; it was not kept.";
            case CONFLICTING_INSTANCE -> who(attempt) + " sent a different object under a UID that is held already.";
        };
    }

    /** The cause, where the sentence above does not hold it. */
    static String why(RefusedAttempt attempt) {
        return switch (attempt.reason()) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED, CALLED_AE_WRONG -> "";
            default -> Words.sentence(attempt.words());
        };
    }

    /** As an operator may allow it, such as {@code CR1@10.1.2.3}; empty where no rule would help. */
    static String ruleThatLetsIn(RefusedAttempt attempt) {
        String rule = attempt.peer().calling() + '@' + attempt.peer().address().getHostAddress();
        return switch (attempt.reason()) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED -> isRule(rule) ? rule : "";
            default -> "";
        };
    }

    private static boolean isRule(String text) {
        try {
            PeerRule.parseRule(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
