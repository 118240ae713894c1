package org.pharos.gateway.api.intake;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who opened an association.
 *
 * @param calling the calling AE title, trimmed
 * @param called the called AE title, trimmed
 * @param certificate its verified certificate; empty without TLS
 */
public record Peer(String calling, String called, InetAddress address, Optional<Certificate> certificate) {

    /**
     * What a peer has shown to be its own.
     *
     * @param subject its distinguished name
     * @param sha256 its fingerprint, as 64 small hexadecimal digits
     */
    public record Certificate(String subject, String sha256) {}
}
