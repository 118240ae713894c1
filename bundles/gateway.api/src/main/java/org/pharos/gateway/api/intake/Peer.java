package org.pharos.gateway.api.intake;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who opened an association.
 *
 * @param calling the calling AE title, trimmed
 * @param called the called AE title, trimmed
 * @param certificateSubject the distinguished name of its verified certificate; empty without TLS
 */
public record Peer(String calling, String called, InetAddress address, Optional<String> certificateSubject) {}
