package org.pharos.fleet.link;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a broker listens: {@code mqtt://host[:1883]}, or {@code mqtts://host[:8883]} with mutual TLS.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 */
public record BrokerAddress(boolean tls, String host, int port) {

    public static final int PLAIN_PORT = 1883;
    public static final int TLS_PORT = 8883;

    /** @throws IllegalArgumentException saying what an address looks like */
    public static BrokerAddress parse(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean tls = "mqtts".equalsIgnoreCase(uri.getScheme());
            boolean plain = "mqtt".equalsIgnoreCase(uri.getScheme());
            boolean more = uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null
                    || !("".equals(uri.getRawPath()) || "/".equals(uri.getRawPath()));
            int port = uri.getPort() == -1 ? tls ? TLS_PORT : PLAIN_PORT : uri.getPort();
            if ((tls || plain) && !more && uri.getHost() != null && port > 0 && port < 65536) {
                return new BrokerAddress(tls, uri.getHost(), port);
            }
        } catch (URISyntaxException e) {
            // told below, with all others
        }
        throw new IllegalArgumentException("not a broker's address: \"" + text
                + "\"; it looks like mqtt://host:1883 or mqtts://host:8883");
    }

    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + host + ":" + port;
    }
}
