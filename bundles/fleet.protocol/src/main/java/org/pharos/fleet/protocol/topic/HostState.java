package org.pharos.fleet.protocol.topic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host says of itself on {@code spBv1.0/STATE/<host>}, retained (Sparkplug 3.0 §6.4.24):
 * {@code {"online":true,"timestamp":1668114759262}}.
 *
 * @param timestampMs ms since the epoch of the connect that the message belongs to, the same in its birth and its will
 */
public record HostState(boolean online, long timestampMs) {

    private static final int LENGTH_MAX = 1024;
    private static final Pattern ONLINE = Pattern.compile("\"online\"\\s*:\\s*(true|false)\\s*[,}]");
    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\"\\s*:\\s*(\\d{1,18})\\s*[,}]");

    public static String topic(String host) {
        if (!SparkplugTopic.isPart(host)) {
            throw new IllegalArgumentException("not a host id: letters, digits, '.', '_', '-', at most 64");
        }
        return SparkplugTopic.NAMESPACE + "/STATE/" + host;
    }

    /** Empty when it is not of this form. Members that are not known are passed over. */
    public static Optional<HostState> parse(byte[] payload) {
        if (payload.length > LENGTH_MAX) {
            return Optional.empty();
        }
        String json = new String(payload, StandardCharsets.UTF_8).strip();
        Matcher online = ONLINE.matcher(json);
        Matcher timestamp = TIMESTAMP.matcher(json);
        if (!json.startsWith("{") || !json.endsWith("}") || !online.find() || !timestamp.find()) {
            return Optional.empty();
        }
        return Optional.of(new HostState(online.group(1).equals("true"), Long.parseLong(timestamp.group(1))));
    }

    public byte[] encoded() {
        String json = "{\"online\":" + online + ",\"timestamp\":" + timestampMs + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
