package org.pharos.gateway.telemetry.mqtt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.fleet.protocol.topic.SparkplugTopic;
import org.pharos.gateway.telemetry.mqtt.outbox.OutboxLimits;

/**
 * The configuration, checked once.
 *
 * @param broker empty: no console is named, a normal state
 * @param host the Sparkplug host that must be online before anything is sent; empty: none
 */
record TelemetryOptions(Optional<BrokerAddress> broker, SiteId site, String group, Optional<String> host,
        Duration interval, Path home, OutboxLimits limits) {

    private static final int SEGMENT_BYTES = 256 * 1024;

    /** @throws IllegalArgumentException naming the property and the rule */
    static TelemetryOptions of(TelemetryConfig config) {
        Optional<BrokerAddress> broker = config.broker().isBlank() ? Optional.empty()
                : Optional.of(BrokerAddress.parse(config.broker()));
        requirePart("group", config.group());
        Optional<String> host = Optional.of(config.host().strip()).filter(text -> !text.isEmpty());
        host.ifPresent(name -> requirePart("host", name));
        long seconds = bounded("intervalSeconds", config.intervalSeconds(), 1, 3600);
        long bytes = bounded("bufferMb", config.bufferMb(), 1, 10_240) * 1024 * 1024;
        long days = bounded("bufferDays", config.bufferDays(), 1, 365);
        OutboxLimits limits = new OutboxLimits(bytes, Duration.ofDays(days).toSeconds() / seconds, SEGMENT_BYTES);
        return new TelemetryOptions(broker, new SiteId(config.site()), config.group(), host,
                Duration.ofSeconds(seconds), Path.of(config.pharos_home()), limits);
    }

    Path keys() {
        return home.resolve("keys");
    }

    Path folder() {
        return home.resolve("spool").resolve("telemetry");
    }

    private static void requirePart(String property, String text) {
        if (!SparkplugTopic.isPart(text)) {
            throw new IllegalArgumentException(property + " must be 1 to 64 letters, digits, '.', '_' or '-'");
        }
    }

    private static long bounded(String property, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(property + " must be between " + least + " and " + most);
        }
        return value;
    }
}
