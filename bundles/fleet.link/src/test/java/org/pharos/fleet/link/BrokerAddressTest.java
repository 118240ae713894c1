package org.pharos.fleet.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {

    @Test
    void knowsTheUsualPorts() {
        assertThat(BrokerAddress.parse("mqtt://console.example")).hasToString("mqtt://console.example:1883");
        assertThat(BrokerAddress.parse("mqtts://console.example/")).hasToString("mqtts://console.example:8883");
        assertThat(BrokerAddress.parse("mqtt://[::1]:1999").port()).isEqualTo(1999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console", "http://a:1", "mqtt://", "mqtt://a:70000", "mqtt://a:1/x", "mqtt://u:p@a",
        "mqtt://a b", "console:1883", "mqtt://a?x"})
    void saysWhatAnAddressLooksLike(String text) {
        assertThatThrownBy(() -> BrokerAddress.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mqtt://host:1883");
    }

    @Test
    void backsOffToTheLongestDelayAndNeverBeyond() {
        BackOff backOff = new BackOff(1_000, 60_000, new Random(7));
        assertThat(backOff.nextDelayMs()).isBetween(500L, 1_000L);
        assertThat(backOff.nextDelayMs()).isBetween(1_000L, 2_000L);
        for (int i = 0; i < 20; i++) {
            assertThat(backOff.nextDelayMs()).isLessThanOrEqualTo(60_000L);
        }
        assertThat(backOff.nextDelayMs()).isGreaterThanOrEqualTo(30_000L);
        backOff.reset();
        assertThat(backOff.nextDelayMs()).isLessThanOrEqualTo(1_000L);
    }
}
