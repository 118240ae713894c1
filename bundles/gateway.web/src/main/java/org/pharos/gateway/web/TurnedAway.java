package org.pharos.gateway.web;

import java.util.Optional;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.api.intake.TitleRules;
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
     * empty where no rule would help. A name that is bound is offered for no other certificate unless the words above
     * tell of that; one that is on the list unbound stays so, as binding it would shut out who uses it today.
     *
     * @param title what the list says of its name now
     */
    static String ruleThatLetsIn(RefusedAttempt attempt, TitleRules title) {
        Optional<Peer.Certificate> shown = attempt.peer().certificate();
        boolean binds = title.bound() || title.rules().isEmpty();
        boolean helps = switch (attempt.reason()) {
            case CALLING_AE_UNKNOWN, ADDRESS_NOT_ALLOWED -> title.fits(shown);
            case CERTIFICATE_NOT_ITS_OWN -> binds && shown.isPresent();
            default -> false;
        };
        String rule = attempt.peer().calling() + '@' + attempt.peer().address().getHostAddress()
                + (binds ? shown.map(one -> '#' + one.sha256()).orElse("") : "");
        return helps && isRule(rule) ? rule : "";
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
