package org.pharos.gateway.api.instance;

import java.util.Objects;

/**
 * A Study Instance UID.
 *
 * <p>It identifies a patient's examination, so it prints as an opaque id; ask for {@link #value()} only where the
 * UID itself must go: into a DICOM object, a file name inside the spool, the index.
 *
 * @param value the UID, checked: numbers joined by single dots, at most 64 characters (PS3.5 §9.1)
 */
public record StudyUid(String value) implements Comparable<StudyUid> {

    public StudyUid {
        Objects.requireNonNull(value, "value");
        OpaqueId.requireUid(value);
    }

    /** Whether a text is a UID at all. */
    public static boolean isUid(String text) {
        return OpaqueId.isUid(text);
    }

    /** Ten hexadecimal digits that stand for this study in logs, on pages and in addresses. */
    public String opaque() {
        return OpaqueId.of("study", value);
    }

    @Override
    public int compareTo(StudyUid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "study " + opaque();
    }
}
