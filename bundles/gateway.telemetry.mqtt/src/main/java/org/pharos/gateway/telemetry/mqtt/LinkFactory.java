package org.pharos.gateway.telemetry.mqtt;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.link.Publication;

/** Makes the link for the next attempt; keys are read anew each time, so that new ones need no restart. */
@FunctionalInterface
interface LinkFactory {

    MqttLink link(Publication will) throws IOException, GeneralSecurityException;
}
