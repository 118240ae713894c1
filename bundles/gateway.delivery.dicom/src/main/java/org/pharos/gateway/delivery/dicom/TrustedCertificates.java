package org.pharos.gateway.delivery.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.pharos.dicom.net.association.Tls;

/** Whom we believe to be the destination, over TLS. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * TLS towards a destination, whose name must stand in its certificate.
     *
     * @param file PEM, below the home folder; empty: what Java trusts
     * @throws IllegalArgumentException when the file cannot be used, in words
     */
    static Tls client(Path home, String file) {
        try {
            return Tls.client(file.isBlank() ? SSLContext.getDefault() : context(home.resolve(file.strip())), true);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("tlsTrusted: '" + file + "' holds no usable certificates: "
                    + e.getMessage(), e);
        }
    }

    private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int count = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + ++count, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
