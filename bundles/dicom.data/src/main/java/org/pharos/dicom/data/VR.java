package org.pharos.dicom.data;

import java.util.Optional;

/** The value representations of PS3.5 §6.2, with what reading and writing them takes. */
public enum VR {
    AE(Kind.STRING), AS(Kind.STRING), AT(Kind.TAG, 2), CS(Kind.STRING), DA(Kind.STRING), DS(Kind.STRING),
    DT(Kind.STRING), FD(Kind.FLOAT, 8), FL(Kind.FLOAT, 4), IS(Kind.STRING), LO(Kind.TEXT), LT(Kind.LONG_TEXT),
    OB(Kind.BULK, 1), OD(Kind.BULK, 8), OF(Kind.BULK, 4), OL(Kind.BULK, 4), OV(Kind.BULK, 8), OW(Kind.BULK, 2),
    PN(Kind.TEXT), SH(Kind.TEXT), SL(Kind.SIGNED, 4), SQ(Kind.SEQUENCE), SS(Kind.SIGNED, 2), ST(Kind.LONG_TEXT),
    SV(Kind.SIGNED, 8), TM(Kind.STRING), UC(Kind.TEXT), UI(Kind.STRING), UL(Kind.UNSIGNED, 4), UN(Kind.BULK, 1),
    UR(Kind.URI), US(Kind.UNSIGNED, 2), UT(Kind.LONG_TEXT), UV(Kind.UNSIGNED, 8);

    /** What a value is made of. */
    public enum Kind {
        /** Values of the default repertoire, separated by backslashes. */
        STRING,
        /** Values in the data set's character set, separated by backslashes. */
        TEXT,
        /** One value in the data set's character set; backslashes belong to it. */
        LONG_TEXT,
        /** One value of the default repertoire. */
        URI,
        /** Two's complement integers. */
        SIGNED,
        /** Unsigned integers. */
        UNSIGNED,
        /** IEEE 754 numbers. */
        FLOAT,
        /** Tags: group, then element. */
        TAG,
        /** Words of a known size without a meaning of their own. */
        BULK,
        /** Items, each a data set. */
        SEQUENCE
    }

    private final Kind kind;
    private final int wordBytes;

    VR(Kind kind) {
        this(kind, 1);
    }

    VR(Kind kind, int wordBytes) {
        this.kind = kind;
        this.wordBytes = wordBytes;
    }

    /** What a value of this representation is made of. */
    public Kind kind() {
        return kind;
    }

    /** The bytes of the unit that byte order applies to: 1 (no swapping), 2, 4 or 8. */
    public int wordBytes() {
        return wordBytes;
    }

    /** The bytes of one binary value: 4 for AT, else {@link #wordBytes()}. */
    public int valueBytes() {
        return this == AT ? 4 : wordBytes;
    }

    /** Whether the explicit form has a 32-bit length after two reserved bytes (PS3.5 §7.1.2). */
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }

    /** Whether values are text of any kind. */
    public boolean isText() {
        return switch (kind) {
            case STRING, TEXT, LONG_TEXT, URI -> true;
            default -> false;
        };
    }

    /** Whether Specific Character Set (0008,0005) says how to read the value. */
    public boolean usesCharacterSet() {
        return kind == Kind.TEXT || kind == Kind.LONG_TEXT;
    }

    /** Whether a backslash separates values. */
    public boolean isMultiValued() {
        return kind == Kind.STRING || kind == Kind.TEXT;
    }

    /** The byte that makes an odd value even: NULL for UI and binary, else space. */
    public byte padding() {
        return (byte) (isText() && this != UI ? ' ' : 0);
    }

    /** The two bytes of the explicit form, first letter in the upper byte. */
    public int code() {
        return name().charAt(0) << 8 | name().charAt(1);
    }

    private static final VR[] BY_CODE = byCode();

    private static VR[] byCode() {
        VR[] table = new VR[26 * 26];
        for (VR vr : values()) {
            table[index(vr.code())] = vr;
        }
        return table;
    }

    private static int index(int code) {
        return ((code >> 8) - 'A') * 26 + (code & 0xFF) - 'A';
    }

    /** The representation of two bytes as they stand in the explicit form; empty when the standard has none such. */
    public static Optional<VR> ofCode(int code) {
        int first = code >> 8;
        int second = code & 0xFF;
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? Optional.ofNullable(BY_CODE[index(code)]) : Optional.empty();
    }
}
