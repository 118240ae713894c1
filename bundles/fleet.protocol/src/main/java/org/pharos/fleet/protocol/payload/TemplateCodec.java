package org.pharos.fleet.protocol.payload;

import java.util.ArrayList;
import java.util.List;
import org.pharos.fleet.protocol.payload.MetricValue.Parameter;
import org.pharos.fleet.protocol.payload.MetricValue.Structure;

/** Template and Parameter. */
final class TemplateCodec {

    private static final int VERSION = 1;
    private static final int METRICS = 2;
    private static final int PARAMETERS = 3;
    private static final int REFERENCE = 4;
    private static final int IS_DEFINITION = 5;
    private static final int NAME = 1;
    private static final int TYPE = 2;

    private TemplateCodec() {}

    static WireWriter write(Structure template) {
        WireWriter out = new WireWriter().textIfAny(VERSION, template.version());
        template.members().forEach(member -> out.message(METRICS, MetricCodec.write(member)));
        template.parameters().forEach(parameter -> out.message(PARAMETERS, parameter(parameter)));
        return out.textIfAny(REFERENCE, template.reference()).flag(IS_DEFINITION, template.definition());
    }

    static Structure read(WireReader in) throws MalformedPayloadException {
        String version = "";
        String reference = "";
        boolean definition = false;
        List<PayloadMetric> members = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case VERSION -> version = in.text();
                case METRICS -> members.add(MetricCodec.read(in.message()));
                case PARAMETERS -> parameters.add(readParameter(in.message()));
                case REFERENCE -> reference = in.text();
                case IS_DEFINITION -> definition = in.flag();
                default -> in.skip();
            }
        }
        return new Structure(version, reference, definition, members, parameters);
    }

    private static WireWriter parameter(Parameter parameter) {
        WireWriter out = new WireWriter().text(NAME, parameter.name()).number(TYPE, parameter.type().code());
        boolean written = Scalars.OF_PARAMETER.write(out, parameter.type(), parameter.value());
        PayloadCodec.require(written || parameter.value() instanceof MetricValue.Absent, parameter.name());
        return out;
    }

    private static Parameter readParameter(WireReader in) throws MalformedPayloadException {
        String name = "";
        DataType type = DataType.UNKNOWN;
        MetricValue value = new MetricValue.Absent();
        while (in.next()) {
            if (Scalars.OF_PARAMETER.has(in.field())) {
                value = Scalars.OF_PARAMETER.read(in);
                continue;
            }
            switch (in.field()) {
                case NAME -> name = in.text();
                case TYPE -> type = DataType.ofCode(in.number());
                default -> in.skip();
            }
        }
        return new Parameter(name, type, Scalars.meant(type, value));
    }
}
