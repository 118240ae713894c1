package org.pharos.fleet.protocol.payload;

import java.util.ArrayList;
import java.util.List;
import org.pharos.fleet.protocol.payload.MetricValue.Properties;
import org.pharos.fleet.protocol.payload.MetricValue.PropertiesList;
import org.pharos.fleet.protocol.payload.MetricValue.Property;

/** PropertySet, PropertyValue and PropertySetList. */
final class PropertyCodec {

    private static final int KEYS = 1;
    private static final int VALUES = 2;
    private static final int TYPE = 1;
    private static final int IS_NULL = 2;
    private static final int SET = 9;
    private static final int SETS = 10;

    private PropertyCodec() {}

    static WireWriter write(List<Property> properties) {
        WireWriter out = new WireWriter();
        properties.forEach(property -> out.text(KEYS, property.key()));
        properties.forEach(property -> out.message(VALUES, value(property)));
        return out;
    }

    static List<Property> read(WireReader in) throws MalformedPayloadException {
        List<String> keys = new ArrayList<>();
        List<Property> values = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case KEYS -> keys.add(in.text());
                case VALUES -> values.add(readValue(in.message()));
                default -> in.skip();
            }
        }
        if (keys.size() != values.size()) {
            throw new MalformedPayloadException("a property set has not as many keys as values");
        }
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            properties.add(new Property(keys.get(i), values.get(i).type(), values.get(i).value()));
        }
        return properties;
    }

    private static WireWriter value(Property property) {
        WireWriter out = new WireWriter().number(TYPE, property.type().code());
        if (property.value() instanceof MetricValue.Absent) {
            out.flag(IS_NULL, true);
        } else if (property.value() instanceof Properties set) {
            out.message(SET, write(set.properties()));
        } else if (property.value() instanceof PropertiesList sets) {
            WireWriter list = new WireWriter();
            sets.entries().forEach(set -> list.message(1, write(set.properties())));
            out.message(SETS, list);
        } else {
            PayloadCodec.require(Scalars.OF_PROPERTY.write(out, property.type(), property.value()), property.key());
        }
        return out;
    }

    private static Property readValue(WireReader in) throws MalformedPayloadException {
        DataType type = DataType.UNKNOWN;
        MetricValue value = new MetricValue.Absent();
        while (in.next()) {
            if (Scalars.OF_PROPERTY.has(in.field())) {
                value = Scalars.OF_PROPERTY.read(in);
                continue;
            }
            switch (in.field()) {
                case TYPE -> type = DataType.ofCode(in.number());
                case SET -> value = new Properties(read(in.message()));
                case SETS -> value = new PropertiesList(readList(in.message()));
                default -> in.skip();
            }
        }
        return new Property("", type, Scalars.meant(type, value));
    }

    private static List<Properties> readList(WireReader in) throws MalformedPayloadException {
        List<Properties> sets = new ArrayList<>();
        while (in.next()) {
            if (in.field() == 1) {
                sets.add(new Properties(read(in.message())));
            } else {
                in.skip();
            }
        }
        return sets;
    }
}
