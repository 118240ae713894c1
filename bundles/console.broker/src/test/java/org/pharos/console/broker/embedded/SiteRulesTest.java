package org.pharos.console.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.core.security.CheckType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.fleet.protocol.SiteId;

class SiteRulesTest {

    private static final SiteId SITE = new SiteId("site-a");

    @Test
    void aSiteSpeaksOfItselfAndHearsItsCommandsAndHosts() {
        assertThat(SiteRules.allows(SITE, CheckType.SEND, "spBv1.0/pharos/NBIRTH/site-a")).isTrue();
        assertThat(SiteRules.allows(SITE, CheckType.CONSUME, "spBv1.0/pharos/NCMD/site-a")).isTrue();
        assertThat(SiteRules.allows(SITE, CheckType.CONSUME, "spBv1.0/STATE/console")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spBv1.0/pharos/NBIRTH/site-b", "spBv1.0/pharos/NCMD/site-a", "spBv1.0/STATE/console", "x",
        "spBv1.0/pharos/NBIRTH/site-a/x", "spBv1.0/pharos/NBIRTH/site-ab", "$sys.mqtt.retain.x", "#"})
    void aSiteSpeaksOfNothingElse(String topic) {
        assertThat(SiteRules.allows(SITE, CheckType.SEND, topic)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spBv1.0/#", "#", "spBv1.0/pharos/NCMD/+", "spBv1.0/pharos/NCMD/site-b", "spBv1.0/STATE/#",
        "spBv1.0/pharos/NDATA/site-b", "spBv1.0/pharos/NDATA/site-a"})
    void aSiteHearsNothingElse(String filter) {
        assertThat(SiteRules.allows(SITE, CheckType.CONSUME, filter)).isFalse();
        assertThat(SiteRules.allows(SITE, CheckType.CREATE_NON_DURABLE_QUEUE, filter)).isFalse();
    }

    @Test
    void aSiteManagesNothing() {
        assertThat(SiteRules.allows(SITE, CheckType.MANAGE, "spBv1.0/pharos/NBIRTH/site-a")).isFalse();
        assertThat(SiteRules.allows(SITE, CheckType.BROWSE, "spBv1.0/pharos/NCMD/site-a")).isFalse();
    }
}
