package org.pharos.dicom.net.association;

import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Why no TLS connection came about, in words for who runs the two sides; Java's own words where none fit. */
public final class TlsTrouble {

    /** What a server does that says nothing before it closes; its alert, if any, is lost with the connection. */
    public static final String BROKEN_OFF =
            "it broke the connection off; it may speak without TLS, or not trust the certificate of this side";

    private record Known(String words, List<String> signs) {}

    /** The first that fits counts. */
    private static final List<Known> KNOWN = List.of(
            new Known("it speaks without TLS: give both sides the same setting",
                    List.of("unrecognized ssl message", "plaintext connection")),
            new Known("it showed no certificate, or has none from anybody trusted here",
                    List.of("empty client certificate chain")),
            new Known("it does not trust the certificate of this side, or misses one",
                    List.of("alert: bad_certificate", "alert: unknown_ca", "alert: certificate_unknown",
                            "alert: certificate_required", "alert: certificate_expired",
                            "alert: unsupported_certificate", "alert: access_denied")),
            new Known("its certificate has expired or is not valid yet",
                    List.of("validity check failed", "notafter", "notbefore")),
            new Known("its certificate does not bear the name it is called by",
                    List.of("no subject alternative", "no name matching")),
            new Known("its certificate is not signed by anybody trusted here",
                    List.of("pkix", "certpath", "validatorexception", "trustanchors")),
            new Known("it speaks no TLS version from 1.2 on",
                    List.of("is not enabled or supported", "alert: protocol_version", "not accepted by client")),
            new Known("it knows no encryption that is strong enough",
                    List.of("no cipher suites in common", "no negotiable cipher suite", "alert: handshake_failure",
                            "alert: insufficient_security")),
            new Known(BROKEN_OFF,
                    List.of("terminated the handshake", "alert: close_notify")));

    private TlsTrouble() {}

    /** What went wrong on the other side, as a clause: "its certificate has expired". */
    public static String words(SSLException e) {
        String said = String.valueOf(e.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        return KNOWN.stream().filter(known -> known.signs().stream().anyMatch(lower::contains))
                .map(Known::words).findFirst().orElse(said);
    }
}
