package org.pharos.gateway.core.peers;

import java.util.Arrays;
import java.util.List;
import org.pharos.gateway.api.intake.PeerRule;

/** {@link PeersConfig}, checked and typed. */
record PeersOptions(String aeTitle, List<PeerRule> rules) {

    PeersOptions {
        new PeerRule(aeTitle, PeerRule.ANYWHERE);
        rules = List.copyOf(rules);
    }

    /** @throws IllegalArgumentException with words for the person who wrote the configuration */
    static PeersOptions of(PeersConfig config) {
        return new PeersOptions(config.aeTitle().strip(), Arrays.stream(config.modalities().split(","))
                .map(String::strip).filter(rule -> !rule.isEmpty()).map(PeerRule::parseRule).distinct().toList());
    }
}
