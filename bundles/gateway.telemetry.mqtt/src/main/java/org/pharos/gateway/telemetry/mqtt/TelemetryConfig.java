package org.pharos.gateway.telemetry.mqtt;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a person may set. */
@ObjectClassDefinition(id = MqttTelemetry.PID, name = "Link to the fleet console",
        description = "Where the console is, and who this gateway is to it.")
public @interface TelemetryConfig {

    /** Given by the settings, not by a person. */
    String pharos_home();

    @AttributeDefinition(name = "Broker", description = "mqtt://host:1883, mqtts://host:8883; empty: no console")
    String broker() default "";

    @AttributeDefinition(name = "Site", description = "a-z, 0-9, '.', '_', '-'; with mqtts also the certificate's name")
    String site() default "gateway";

    @AttributeDefinition(name = "Group", description = "The operator, the same on all gateways of a console")
    String group() default "pharos";

    @AttributeDefinition(name = "Host", description = "Samples wait until this host is online; empty: do not wait")
    String host() default "console";

    @AttributeDefinition(name = "Interval in seconds", description = "How often the metrics are read")
    int intervalSeconds() default 10;

    @AttributeDefinition(name = "Kept on disk, MB", description = "While the console is away; the oldest go first")
    int bufferMb() default 64;

    @AttributeDefinition(name = "Kept for days", description = "While the console is away")
    int bufferDays() default 7;
}
