package org.pharos.gateway.api.intake;

import java.util.List;
import java.util.Optional;

/**
 * What the list of modalities says of one AE title. Once one rule binds it to a certificate, nobody uses the title
 * without a certificate it is bound to, whatever its other rules say.
 *
 * @param rules those of this title, in the list's order
 */
public record TitleRules(List<PeerRule> rules) {

    public TitleRules {
        rules = List.copyOf(rules);
    }

    /** Picks them out of the list. */
    public static TitleRules of(String aeTitle, List<PeerRule> list) {
        return new TitleRules(list.stream().filter(rule -> rule.aeTitle().equals(aeTitle)).toList());
    }

    /** Whether the title is bound to a certificate, or to several. */
    public boolean bound() {
        return certificates() > 0;
    }

    /** How many certificates it is bound to: each of them is good. */
    public long certificates() {
        return rules.stream().map(PeerRule::certificate).filter(one -> !one.isEmpty()).distinct().count();
    }

    /** Whether who shows this may use the title, from wherever it calls. @param shown empty without a certificate */
    public boolean fits(Optional<Peer.Certificate> shown) {
        return !bound() || rules.stream().anyMatch(rule -> !rule.certificate().isEmpty()
                && rule.fits(shown.map(Peer.Certificate::sha256)));
    }

    /** Those that say from where who shows this may call; none where it does not fit. */
    public List<PeerRule> rulesFor(Optional<Peer.Certificate> shown) {
        return !fits(shown) ? List.of()
                : rules.stream().filter(rule -> rule.fits(shown.map(Peer.Certificate::sha256))).toList();
    }

    /** Whether this rule, one of them, says nothing of a certificate while another does. */
    public boolean overrules(PeerRule rule) {
        return rule.certificate().isEmpty() && bound();
    }
}
