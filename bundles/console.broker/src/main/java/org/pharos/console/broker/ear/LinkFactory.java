package org.pharos.console.broker.ear;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.link.Publication;

/** Makes the link for the next attempt. */
@FunctionalInterface
public interface LinkFactory {

    MqttLink link(Publication will) throws IOException, GeneralSecurityException;
}
