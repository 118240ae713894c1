package org.pharos.gateway.delivery.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pharos.dicom.net.association.AssociationTimes;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.association.TlsKeys;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.gateway.api.outbox.Destination;

/**
 * {@link DestinationConfig}, checked and typed.
 *
 * @param tls absent for plain TCP
 */
record DestinationOptions(String name, String aeTitle, String host, int port, Optional<Tls> tls,
        CommitmentMode commitment, int connectTimeoutMs, long responseTimeoutMs, long commitmentWaitMs,
                long echoEveryMs) {

    /** Whether storage commitment is asked for. */
    enum CommitmentMode { AUTO, ON, OFF }

    DestinationOptions {
        require(name.matches("[A-Za-z0-9._-]{1,64}"), "name: 1 to 64 letters, digits, dots, hyphens");
        require(!host.isBlank(), "host: where is it?");
        require(connectTimeoutMs >= 1 && responseTimeoutMs >= 1, "a time-out is at least 1 ms");
        require(commitmentWaitMs >= 0 && echoEveryMs >= 0, "a waiting time is not negative");
    }

    /** @throws IllegalArgumentException with words for the person who wrote the configuration */
    static DestinationOptions of(DestinationConfig config) {
        Optional<Tls> tls = config.tls()
                ? Optional.of(tls(config)) : Optional.empty();
        DestinationOptions options = new DestinationOptions(config.name().strip(), config.aeTitle().strip(),
                config.host().strip(), config.port(), tls, mode(config.commitment()), config.connectTimeoutMs(),
                config.responseTimeoutMs(), config.commitmentWaitMs(), config.echoEveryMs());
        options.client("PHAROS");
        return options;
    }

    /** The destination's name must stand in its certificate. */
    private static Tls tls(DestinationConfig config) {
        Path home = Path.of(config.pharos_home());
        TlsKeys keys = new TlsKeys(file(home, config.tlsKeyStore()), file(home, config.tlsTrusted()),
                config._tlsPassword());
        try {
            return Tls.client(keys.read(), true);
        } catch (IOException e) {
            throw new IllegalArgumentException("destination " + config.name() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Path> file(Path home, String name) {
        return name.isBlank() ? Optional.empty() : Optional.of(home.resolve(name.strip()));
    }

    private static CommitmentMode mode(String text) {
        try {
            return CommitmentMode.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("commitment: auto, on or off, not '" + text + "'", e);
        }
    }

    /** How to call it. @param callingAet our AE title */
    ClientOptions client(String callingAet) {
        ClientOptions plain = ClientOptions.to(host, port, aeTitle, callingAet).withConnectMs(connectTimeoutMs)
                .withTimes(AssociationTimes.DEFAULT.withResponseMs(responseTimeoutMs));
        return tls.map(plain::withTls).orElse(plain);
    }

    Destination destination(boolean commits) {
        return new Destination(name, aeTitle, host, port, tls.isPresent(), commits);
    }

    private static void require(boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException(words);
        }
    }
}
