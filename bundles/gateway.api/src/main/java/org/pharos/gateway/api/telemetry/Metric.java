package org.pharos.gateway.api.telemetry;

/**
 * One number or word about the box. Never about a patient: names and values hold no identity of any kind.
 *
 * @param name path of lower-case words, as in {@code queue/pacs/waiting}
 * @param value a {@link Long}, {@link Double}, {@link Boolean} or {@link String}
 */
public record Metric(String name, Object value) {

    public Metric {
        if (!name.matches("[a-z0-9._~-]+(/[a-z0-9._~-]+)*")) {
            throw new IllegalArgumentException("not a metric name: " + name);
        }
        if (!(value instanceof Long || value instanceof Double || value instanceof Boolean
                || value instanceof String)) {
            throw new IllegalArgumentException("a metric is a Long, Double, Boolean or String: " + name);
        }
    }
}
