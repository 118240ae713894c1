package org.pharos.fleet.protocol.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.fleet.protocol.SiteId;

class SparkplugTopicTest {

    @Test
    void saysWhatItIsAndReadsItself() {
        SparkplugTopic topic = SparkplugTopic.node("pharos", MessageKind.NBIRTH, new SiteId("site-a"));
        assertThat(topic).hasToString("spBv1.0/pharos/NBIRTH/site-a");
        assertThat(SparkplugTopic.parse(topic.toString())).contains(topic);
        assertThat(SparkplugTopic.parse("spBv1.0/pharos/DDATA/site-a/pump")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spBv1.0", "spBv1.0/pharos/NBIRTH", "spBv1.0/pharos/NBIRTH/", "spBv1.0/pharos/NBIRTH/+",
        "spBv1.0/#/NBIRTH/a", "spBv1.0/pharos/XBIRTH/a", "spAv1.0/pharos/NBIRTH/a", "spBv1.0/pharos/NBIRTH/a/device",
        "spBv1.0/pharos/DDATA/a", "spBv1.0/pharos/NBIRTH/A", "spBv1.0/pharos/NBIRTH/..", "spBv1.0/STATE/console",
        "spBv1.0/pharos/NBIRTH/a\u0000"})
    void refusesWhatIsNoTopicOfOurs(String topic) {
        assertThat(SparkplugTopic.parse(topic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a/b", "a+", "#", "a b", "CN=a", "..", "ä"})
    void refusesSiteIdsThatCouldMeanSomethingElse(String id) {
        assertThatThrownBy(() -> new SiteId(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SiteId.isValid("x".repeat(65))).isFalse();
    }

    @Test
    void readsAndWritesTheStateOfAHost() {
        HostState state = new HostState(true, 1_668_114_759_262L);
        assertThat(new String(state.encoded(), StandardCharsets.UTF_8))
                .isEqualTo("{\"online\":true,\"timestamp\":1668114759262}");
        assertThat(HostState.parse(state.encoded())).contains(state);
        assertThat(HostState.parse(bytes(" { \"timestamp\" : 5, \"x\":1, \"online\" : false } ")))
                .contains(new HostState(false, 5));
        assertThat(HostState.topic("console")).isEqualTo("spBv1.0/STATE/console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ONLINE", "{}", "{\"online\":true}", "{\"timestamp\":1}", "[true,1]",
        "{\"online\":maybe,\"timestamp\":1}", "{\"online\":true,\"timestamp\":99999999999999999999}"})
    void passesOverStatesThatSayNothing(String text) {
        assertThat(HostState.parse(bytes(text))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
