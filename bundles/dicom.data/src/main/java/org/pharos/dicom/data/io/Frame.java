package org.pharos.dicom.data.io;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pharos.dicom.data.Tag;

/** One level of a scan: the data set itself, a sequence, or an item; with what is needed to know the VRs inside. */
final class Frame {

    enum Kind { DATA_SET, SEQUENCE, ITEM }

    private static final int CREATORS_MAX = 1024;
    private static final int SIGN_UNKNOWN = -1;

    private final Kind kind;
    private final Frame outer;
    private final Encoding encoding;
    private final boolean delimited;
    private final long bound;
    private final int tag;
    private final int depth;
    private int items;
    private int pixelRepresentation = SIGN_UNKNOWN;
    private Map<Integer, String> creators = Map.of();

    /** @param delimited ends by a delimiter @param bound where it ends, or the latest byte where it may end */
    Frame(Kind kind, Frame outer, Encoding encoding, boolean delimited, long bound, int tag) {
        this.kind = kind;
        this.outer = outer;
        this.encoding = encoding;
        this.delimited = delimited;
        this.bound = bound;
        this.tag = tag;
        this.depth = outer == null ? 0 : outer.depth + (kind == Kind.SEQUENCE ? 1 : 0);
    }

    Kind kind() {
        return kind;
    }

    Frame outer() {
        return outer;
    }

    Encoding encoding() {
        return encoding;
    }

    boolean delimited() {
        return delimited;
    }

    long bound() {
        return bound;
    }

    /** Sequences around this place, this one included. */
    int depth() {
        return depth;
    }

    void countItem() {
        items++;
    }

    void pixelRepresentation(int value) {
        pixelRepresentation = value;
    }

    boolean signed() {
        for (Frame frame = this; frame != null; frame = frame.outer) {
            if (frame.pixelRepresentation != SIGN_UNKNOWN) {
                return frame.pixelRepresentation == 1;
            }
        }
        return false;
    }

    /** Keeps who reserved a block; beyond a bound that no honest data set reaches, blocks count as nobody's. */
    void creator(int creatorTag, String name) {
        if (creators.isEmpty()) {
            creators = new HashMap<>();
        }
        if (creators.size() < CREATORS_MAX) {
            creators.put(creatorTag, name);
        }
    }

    Optional<String> creator(int creatorTag) {
        return Optional.ofNullable(creators.get(creatorTag));
    }

    /** Tags of the sequences around an element, with the number of the item (from 1): {@code (0040,A730)[2]/}. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (Frame frame = this; frame != null; frame = frame.outer) {
            if (frame.kind == Kind.SEQUENCE) {
                path.insert(0, Tag.toString(frame.tag) + "[" + frame.items + "]/");
            }
        }
        return path.toString();
    }
}
