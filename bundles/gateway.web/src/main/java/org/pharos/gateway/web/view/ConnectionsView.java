package org.pharos.gateway.web.view;

import java.util.List;
import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/** The page. @param csrf for the forms; empty when the visitor may not act */
public record ConnectionsView(String aeTitle, List<Modality> modalities, List<TurnedAway> turnedAway,
        List<Queue> queues, String csrf,
        String problem) {

    /** Who may send. @param note what else of the list bears on it; often empty */
    public record Modality(String aeTitle, String from, String note) {}

    /** Somebody at the door. @param allow the rule that would let it in; empty where none would */
    public record TurnedAway(String words, String who, TimeView last, int count, String allow) {

        /** The rule as a button can hold it: of a fingerprint its first digits. */
        public String allowShort() {
            return allow.replaceFirst("(#[0-9a-f]{12})[0-9a-f]{52}$", "$1…");
        }
    }

    /** How a queue stands. */
    public record Queue(String name, String address, Tone tone, String state, String words, long waiting,
            long uncommitted,
            long refused, TimeView lastSuccess, TimeView nextTry) {}
}
