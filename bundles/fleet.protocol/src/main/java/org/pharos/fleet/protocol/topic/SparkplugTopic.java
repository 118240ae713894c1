package org.pharos.fleet.protocol.topic;

import java.util.Optional;
import java.util.regex.Pattern;
import org.pharos.fleet.protocol.SiteId;

/**
 * {@code spBv1.0/<group>/<kind>/<edge node>[/<device>]} (Sparkplug 3.0 §4.1), the edge node being the site.
 *
 * @param group the operator
 * @param device empty for the messages of the edge node itself
 */
public record SparkplugTopic(String group, MessageKind kind, SiteId site, Optional<String> device) {

    public static final String NAMESPACE = "spBv1.0";

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,63}");

    public SparkplugTopic {
        if (!isPart(group) || device.filter(name -> !isPart(name)).isPresent()
                || kind.ofDevice() != device.isPresent()) {
            throw new IllegalArgumentException("not a Sparkplug topic of ours");
        }
    }

    public static SparkplugTopic node(String group, MessageKind kind, SiteId site) {
        return new SparkplugTopic(group, kind, site, Optional.empty());
    }

    /** What a topic says; empty when it is none of this form, or a part of it is not allowed. */
    public static Optional<SparkplugTopic> parse(String topic) {
        String[] parts = topic.split("/", -1);
        if (parts.length < 4 || parts.length > 5 || !parts[0].equals(NAMESPACE)) {
            return Optional.empty();
        }
        try {
            Optional<String> device = parts.length == 5 ? Optional.of(parts[4]) : Optional.empty();
            return Optional.of(new SparkplugTopic(parts[1], MessageKind.valueOf(parts[2]), new SiteId(parts[3]),
                    device));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** May this stand in a topic as group or device? No separator, no wildcard. */
    public static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    /** The filter for everything edge nodes of this group say or are told. */
    public static String everythingOf(String group) {
        return NAMESPACE + "/" + group + "/#";
    }

    @Override
    public String toString() {
        String node = NAMESPACE + "/" + group + "/" + kind + "/" + site;
        return device.map(name -> node + "/" + name).orElse(node);
    }
}
