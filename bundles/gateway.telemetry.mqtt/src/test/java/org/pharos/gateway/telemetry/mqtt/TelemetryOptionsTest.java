package org.pharos.gateway.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.telemetry.FleetLink.LinkStatus;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.telemetry.mqtt.node.Sample;

class TelemetryOptionsTest {

    @TempDir
    Path home;

    @Test
    void withoutABrokerItKeepsStillAndWritesNothing() throws Exception {
        MqttTelemetry telemetry = new MqttTelemetry(config(Map.of()), Clock.systemUTC());
        assertThat(telemetry.status()).isEqualTo(new LinkStatus(false, false, 0, Optional.empty(), ""));
        telemetry.stop();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void saysWhichPropertyIsWrong() {
        assertThatThrownBy(() -> TelemetryOptions.of(config(Map.of("broker", "console:1883"))))
                .hasMessageContaining("mqtt://host:1883");
        assertThatThrownBy(() -> TelemetryOptions.of(config(Map.of("site", "Site A")))).hasMessageContaining("site id");
        assertThatThrownBy(() -> TelemetryOptions.of(config(Map.of("group", "a/b")))).hasMessageContaining("group");
        assertThatThrownBy(() -> TelemetryOptions.of(config(Map.of("intervalSeconds", 0))))
                .hasMessageContaining("intervalSeconds");
    }

    @Test
    void reportsHealthInWordsAndLivesWithASourceThatFails() {
        HealthBoard board = () -> Map.of("spool", HealthResult.ok("The disk has room."));
        Collector collector = new Collector(() -> List.of(() -> {
            throw new IllegalStateException("broken");
        }, () -> List.of(new Metric("a", 1L))), () -> Optional.of(board));

        assertThat(collector.collect()).containsEntry("a", Sample.of(1L))
                .containsEntry("health/overall", Sample.of("OK"))
                .containsEntry("health/spool/what", Sample.of("The disk has room."));
    }

    private TelemetryConfig config(Map<String, Object> given) {
        Map<String, Object> values = new HashMap<>(given);
        values.put("pharos_home", home.toString());
        return (TelemetryConfig) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {TelemetryConfig.class, Annotation.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
