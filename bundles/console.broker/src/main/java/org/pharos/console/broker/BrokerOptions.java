package org.pharos.console.broker;

import java.nio.file.Path;
import java.util.Optional;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.protocol.tls.TlsIdentity;
import org.pharos.fleet.protocol.topic.SparkplugTopic;

/**
 * The configuration, checked once.
 *
 * @param tlsPort empty: no listening to the network
 * @param external empty: the broker is in this process
 */
record BrokerOptions(Path home, int port, Optional<Integer> tlsPort, Optional<BrokerAddress> external, String group,
        String host) {

    private static final int PORT_MAX = 65_535;

    /** @throws IllegalArgumentException naming the property and the rule */
    static BrokerOptions of(BrokerConfig config) {
        if (config.port() < 1 || config.port() > PORT_MAX) {
            throw new IllegalArgumentException("port must be 1 to 65535");
        }
        if (config.tlsPort() < 0 || config.tlsPort() > PORT_MAX || config.tlsPort() == config.port()) {
            throw new IllegalArgumentException("tlsPort must be 0 to 65535 and not the same as port");
        }
        if (!SparkplugTopic.isPart(config.group()) || !SparkplugTopic.isPart(config.host())) {
            throw new IllegalArgumentException("group and host must be 1 to 64 letters, digits, '.', '_' or '-'");
        }
        return new BrokerOptions(Path.of(config.pharos_home()), config.port(),
                config.tlsPort() == 0 ? Optional.empty() : Optional.of(config.tlsPort()),
                config.url().isBlank() ? Optional.empty() : Optional.of(BrokerAddress.parse(config.url())),
                config.group(), config.host());
    }

    Path keys() {
        return home.resolve("keys");
    }

    /** Who the broker is to gateways. */
    TlsIdentity brokerIdentity() {
        return TlsIdentity.in(keys(), "broker");
    }

    /** Who the console is to an external broker. */
    TlsIdentity consoleIdentity() {
        return TlsIdentity.in(keys(), "console");
    }
}
