package org.pharos.dicom.net.service;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Who is on the other end of an association.
 *
 * @param number counts the connections of this server since it started; names one in logs
 * @param callingAet AE title of the requestor, as it claims
 * @param calledAet AE title it asked for
 * @param remote its address
 * @param tls whether the connection is encrypted
 * @param certificate what the peer proved to be, where the server asks for certificates
 */
public record AssociationInfo(
        long number, String callingAet, String calledAet, InetSocketAddress remote, boolean tls,
        Optional<X509Certificate> certificate) {}
