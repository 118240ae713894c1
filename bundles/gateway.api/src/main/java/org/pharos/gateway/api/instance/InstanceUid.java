package org.pharos.gateway.api.instance;

import java.util.Objects;

/**
 * A SOP Instance UID. Prints as an opaque id, as {@link StudyUid} does and for the same reason.
 *
 * @param value the UID, checked: numbers joined by single dots, at most 64 characters (PS3.5 §9.1)
 */
public record InstanceUid(String value) implements Comparable<InstanceUid> {

    public InstanceUid {
        Objects.requireNonNull(value, "value");
        OpaqueId.requireUid(value);
    }

    /** Ten hexadecimal digits that stand for this instance in logs, on pages and in addresses. */
    public String opaque() {
        return OpaqueId.of("instance", value);
    }

    @Override
    public int compareTo(InstanceUid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "instance " + opaque();
    }
}
