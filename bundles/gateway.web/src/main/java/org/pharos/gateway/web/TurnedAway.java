package org.pharos.gateway.web;

import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.web.view.Say;

/** Tells of somebody at the door: what happened, why, and what would let it in. */
final class TurnedAway {

    private TurnedAway() {}

    static String who(RefusedAttempt attempt) {
        String calling = attempt.peer().calling().isBlank() ? Say.it("no-ae-title") : attempt.peer().calling();
        return Say.it("who-from", calling, attempt.peer().address().getHostAddress());
    }

    /** What happened, in a sentence. */
    static String what(RefusedAttempt attempt) {
        return switch (attempt.reason()) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED, CERTIFICATE_NOT_ITS_OWN, CALLED_AE_WRONG ->
                    Words.sentence(attempt.words());
            case SOP_CLASS_UNSUPPORTED, TRANSFER_SYNTAX_UNSUPPORTED -> Say.it("away-offered", who(attempt));
            case TOO_MANY_ASSOCIATIONS -> Say.it("away-too-many", who(attempt));
            case CERTIFICATE_REFUSED -> Say.it("away-certificate", who(attempt));
            case MALFORMED -> Say.it("away-malformed", who(attempt));
            case CONFLICTING_INSTANCE -> Say.it("away-conflict", who(attempt));
        };
    }

    /** The cause, where the sentence above does not hold it. */
    static String why(RefusedAttempt attempt) {
        return switch (attempt.reason()) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED, CERTIFICATE_NOT_ITS_OWN, CALLED_AE_WRONG -> "";
            default -> Words.sentence(attempt.words());
        };
    }

    /**
     * As an operator may allow it, such as {@code CR1@10.1.2.3}, bound to the certificate it showed, if it showed one;
     * empty where no rule would help.
     */
    static String ruleThatLetsIn(RefusedAttempt attempt) {
        String rule = attempt.peer().calling() + '@' + attempt.peer().address().getHostAddress()
                + attempt.peer().certificate().map(shown -> '#' + shown.sha256()).orElse("");
        return switch (attempt.reason()) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED -> isRule(rule) ? rule : "";
            case CERTIFICATE_NOT_ITS_OWN -> attempt.peer().certificate().isPresent() && isRule(rule) ? rule : "";
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
