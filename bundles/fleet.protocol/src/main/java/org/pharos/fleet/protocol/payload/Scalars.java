package org.pharos.fleet.protocol.payload;

/**
 * The six scalar fields that metric, property, parameter and data set cell have in the same order, each beginning at
 * another number: int, long, float, double, boolean, string.
 */
enum Scalars {
    OF_METRIC(10), OF_PROPERTY(3), OF_PARAMETER(3), OF_CELL(1);

    static final int COUNT = 6;

    private final int first;

    Scalars(int first) {
        this.first = first;
    }

    boolean has(int field) {
        return field >= first && field < first + COUNT;
    }

    MetricValue read(WireReader in) throws MalformedPayloadException {
        return switch (in.field() - first) {
            case 0 -> new MetricValue.Whole(in.number() & 0xFFFF_FFFFL);
            case 1 -> new MetricValue.Whole(in.number());
            case 2 -> new MetricValue.Single(in.single());
            case 3 -> new MetricValue.Real(in.real());
            case 4 -> new MetricValue.Flag(in.flag());
            default -> new MetricValue.Words(in.text());
        };
    }

    /** False when the value is no scalar: nothing is written. */
    boolean write(WireWriter out, DataType type, MetricValue value) {
        if (value instanceof MetricValue.Whole whole) {
            if (type.narrow()) {
                out.number(first, whole.value() & 0xFFFF_FFFFL);
            } else {
                out.number(first + 1, whole.value());
            }
        } else if (value instanceof MetricValue.Single single) {
            out.single(first + 2, single.value());
        } else if (value instanceof MetricValue.Real real) {
            out.real(first + 3, real.value());
        } else if (value instanceof MetricValue.Flag flag) {
            out.flag(first + 4, flag.value());
        } else if (value instanceof MetricValue.Words words) {
            out.text(first + 5, words.value());
        } else {
            return false;
        }
        return true;
    }

    /** The value as its type means it. @throws MalformedPayloadException when the type takes no such value */
    static MetricValue meant(DataType type, MetricValue value) throws MalformedPayloadException {
        boolean fits = value instanceof MetricValue.Absent || type == DataType.UNKNOWN || fits(type, value);
        if (!fits) {
            throw new MalformedPayloadException("a value does not fit its data type " + type);
        }
        return value instanceof MetricValue.Whole whole ? new MetricValue.Whole(type.meaning(whole.value())) : value;
    }

    private static boolean fits(DataType type, MetricValue value) {
        return switch (type) {
            case FLOAT -> value instanceof MetricValue.Single;
            case DOUBLE -> value instanceof MetricValue.Real;
            case BOOLEAN -> value instanceof MetricValue.Flag;
            case STRING, TEXT, UUID -> value instanceof MetricValue.Words;
            case BYTES, FILE -> value instanceof MetricValue.Octets;
            case DATA_SET -> value instanceof MetricValue.Table;
            case TEMPLATE -> value instanceof MetricValue.Structure;
            case PROPERTY_SET -> value instanceof MetricValue.Properties;
            case PROPERTY_SET_LIST -> value instanceof MetricValue.PropertiesList;
            default -> type.integral() ? value instanceof MetricValue.Whole
                    : type.array() && value instanceof MetricValue.Octets;
        };
    }
}
