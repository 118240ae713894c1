package org.pharos.gateway.intake.dicom;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.net.association.TlsKeys;
import org.pharos.dicom.net.service.ServerOptions;
import org.pharos.gateway.api.instance.StudyUid;

/**
 * The door's settings, checked.
 *
 * @param server how it listens; without TLS
 * @param limits what an object may cost
 * @param extraSopClasses taken besides the standard's storage classes
 * @param commitmentPeers where results of storage commitment go, by AE title
 * @param tls where the keys are; empty for plain TCP
 */
record IntakeOptions(ServerOptions server, Limits limits, Set<String> extraSopClasses,
        Map<String, CommitmentPeer> commitmentPeers, Optional<TlsKeys> tls) {

    /** A header is small; what claims to have a larger one is refused before it costs memory. */
    private static final long HEADER_BYTES_MAX = 1L << 20;
    private static final long PENDING_DISPLACED_MS = 5_000;
    private static final int PENDING_MAX = 256;
    private static final long MIB = 1L << 20;

    /** Where a peer's results go. */
    record CommitmentPeer(String aeTitle, String host, int port) {

        static CommitmentPeer parse(String text) {
            int at = text.indexOf('@');
            int colon = text.lastIndexOf(':');
            if (at < 1 || colon < at + 2 || !text.substring(colon + 1).matches("\\d{1,5}")) {
                throw new IllegalArgumentException(
                        IntakeConfig.PID + ": commitmentPeers wants AET@HOST:PORT, not '" + text + "'");
            }
            return new CommitmentPeer(text.substring(0, at), text.substring(at + 1, colon),
                    Integer.parseInt(text.substring(colon + 1)));
        }
    }

    static IntakeOptions of(IntakeConfig config) {
        ServerOptions server = ServerOptions.onPort(config.port()).withBindAddress(config.bindAddress().strip())
                .withPlaces(config.associationsMax(), config.associationsPerPeerMax(), PENDING_MAX,
                        PENDING_DISPLACED_MS);
        Limits standard = Limits.DEFAULT;
        Limits limits = new Limits(config.nestingMax(), config.objectMibMax() * MIB, standard.inflatedBytesMax(),
                standard.metaBytesMax(), HEADER_BYTES_MAX, standard.bufferBytes());
        return new IntakeOptions(server, limits, sopClasses(config.extraSopClasses()),
                listed(config.commitmentPeers()).stream().map(CommitmentPeer::parse)
                        .collect(Collectors.toUnmodifiableMap(CommitmentPeer::aeTitle, Function.identity())),
                config.tls() ? Optional.of(tlsKeys(config)) : Optional.empty());
    }

    private static TlsKeys tlsKeys(IntakeConfig config) {
        Path keys = Path.of(config.pharos_home()).resolve("keys").toAbsolutePath();
        return new TlsKeys(Optional.of(keys.resolve(config.keyStore())), Optional.of(keys.resolve(config.trustStore())),
                config._storePassword());
    }

    private static Set<String> sopClasses(String text) {
        List<String> uids = listed(text);
        for (String uid : uids) {
            if (!StudyUid.isUid(uid)) {
                throw new IllegalArgumentException(IntakeConfig.PID + ": extraSopClasses: '" + uid + "' is not a UID");
            }
        }
        return Set.copyOf(uids);
    }

    private static List<String> listed(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
    }
}
