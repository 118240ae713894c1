package org.pharos.console.broker;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a person may set. */
@ObjectClassDefinition(id = ConsoleBroker.PID, name = "Broker", description = "Where gateways report to.")
public @interface BrokerConfig {

    /** Given by the settings, not by a person. */
    String pharos_home();

    @AttributeDefinition(name = "Port", description = "On this machine only, without TLS")
    int port() default 1883;

    @AttributeDefinition(name = "TLS port", description = "On every network, mutual TLS, when keys/ has broker.crt,"
            + " broker.key and fleet-ca.crt; 0: never")
    int tlsPort() default 8883;

    @AttributeDefinition(name = "External broker", description = "mqtt://host:port or mqtts://host:port to use instead")
    String url() default "";

    @AttributeDefinition(name = "Group", description = "The operator, the same on all gateways")
    String group() default "pharos";

    @AttributeDefinition(name = "Host", description = "The Sparkplug host id that gateways wait for")
    String host() default "console";
}
