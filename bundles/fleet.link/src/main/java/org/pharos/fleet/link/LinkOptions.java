package org.pharos.fleet.link;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to connect.
 *
 * @param clientId unique at the broker: a second connection of the same id ends the first
 * @param tls needed when the address says TLS
 * @param will what the broker says for us when we vanish
 * @param connectTimeoutSeconds for the TCP connection and the broker's answer, each
 */
public record LinkOptions(BrokerAddress address, String clientId, Optional<SSLContext> tls, Publication will,
        int keepAliveSeconds, int connectTimeoutSeconds) {

    public static final int KEEP_ALIVE_SECONDS = 20;
    public static final int CONNECT_TIMEOUT_SECONDS = 10;

    public static LinkOptions of(BrokerAddress address, String clientId, Optional<SSLContext> tls, Publication will) {
        return new LinkOptions(address, clientId, tls, will, KEEP_ALIVE_SECONDS, CONNECT_TIMEOUT_SECONDS);
    }
}
