package org.pharos.fleet.protocol.payload;

/** The data types of metrics, in the order of their codes (Sparkplug 3.0 §6.4.16). */
public enum DataType {
    UNKNOWN,
    INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT, DOUBLE, BOOLEAN, STRING, DATE_TIME, TEXT,
    UUID, DATA_SET, BYTES, FILE, TEMPLATE, PROPERTY_SET, PROPERTY_SET_LIST,
    INT8_ARRAY, INT16_ARRAY, INT32_ARRAY, INT64_ARRAY, UINT8_ARRAY, UINT16_ARRAY, UINT32_ARRAY, UINT64_ARRAY,
    FLOAT_ARRAY, DOUBLE_ARRAY, BOOLEAN_ARRAY, STRING_ARRAY, DATE_TIME_ARRAY;

    private static final DataType[] BY_CODE = values();

    /** The number on the wire. */
    public int code() {
        return ordinal();
    }

    static DataType ofCode(long code) throws MalformedPayloadException {
        if (code < 0 || code >= BY_CODE.length) {
            throw new MalformedPayloadException("data type " + code + " is not known");
        }
        return BY_CODE[(int) code];
    }

    boolean integral() {
        return (compareTo(INT8) >= 0 && compareTo(UINT64) <= 0) || this == DATE_TIME;
    }

    boolean array() {
        return compareTo(INT8_ARRAY) >= 0;
    }

    /** Travels in the 32-bit field. UInt32 goes in the 64-bit one, as Tahu does, so that no reader sees it negative. */
    boolean narrow() {
        return integral() && compareTo(UINT16) <= 0 && this != INT64;
    }

    /** The number that bits of this type mean; a UInt64 above 2^63-1 stays negative. */
    long meaning(long bits) {
        return switch (this) {
            case INT8 -> (byte) bits;
            case INT16 -> (short) bits;
            case INT32 -> (int) bits;
            case UINT8 -> bits & 0xFFL;
            case UINT16 -> bits & 0xFFFFL;
            case UINT32 -> bits & 0xFFFF_FFFFL;
            default -> bits;
        };
    }
}
