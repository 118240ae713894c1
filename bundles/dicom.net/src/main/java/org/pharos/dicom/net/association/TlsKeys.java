package org.pharos.dicom.net.association;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where one side keeps what it shows and whom it believes.
 *
 * @param own PKCS #12 file with its key and certificate; empty: it shows none
 * @param trusted certificates of authorities or peers, PEM or PKCS #12; empty: those Java trusts
 * @param password of the PKCS #12 files
 */
public record TlsKeys(Optional<Path> own, Optional<Path> trusted, String password) {

    private static final String PEM_BEGIN = "-----BEGIN CERTIFICATE-----";

    /**
     * Reads the files.
     *
     * @throws IOException with words for a person, naming the file that is absent or holds something else
     */
    public SSLContext read() throws IOException {
        try {
            KeyManagerFactory keys = null;
            if (own.isPresent()) {
                keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(keyStore(own.get()), password.toCharArray());
            }
            TrustManagerFactory trust = null;
            if (trusted.isPresent()) {
                trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(trustStore(trusted.get()));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys == null ? null : keys.getKeyManagers(),
                    trust == null ? null : DatedTrust.around(trust.getTrustManagers()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys for TLS cannot be used: " + e.getMessage(), e);
        }
    }

    private KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = pkcs12(file);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return store;
            }
        }
        throw new IOException("TLS is asked for and " + file.getFileName() + " holds no key with its certificate");
    }

    /** Java overlooks certificates in PKCS #12 that it was not told to trust: then there is nobody to believe. */
    private KeyStore trustStore(Path file) throws IOException, GeneralSecurityException {
        byte[] content = content(file);
        boolean pem = new String(content, StandardCharsets.ISO_8859_1).contains(PEM_BEGIN);
        KeyStore store = pem ? ofCertificates(certificates(content, file)) : pkcs12(file);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                return store;
            }
        }
        throw new IOException("TLS is asked for and " + file.getFileName() + " holds no certificate to trust; give a"
                + " file of PEM certificates, or import them with keytool");
    }

    private static Collection<? extends Certificate> certificates(byte[] pem, Path file) throws IOException {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is asked for and " + file.getFileName() + " holds a damaged certificate", e);
        }
    }

    private static KeyStore ofCertificates(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate certificate : List.copyOf(certificates)) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        return store;
    }

    private KeyStore pkcs12(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content(file)), password.toCharArray());
            return store;
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("TLS is asked for and " + file.getFileName()
                    + " does not open: is it PKCS #12, and is the password right?", e);
        }
    }

    private static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(Path file, IOException cause) {
            super("TLS is asked for and " + file.getFileName() + " is not in the folder '"
                    + file.toAbsolutePath().getParent().getFileName() + "', or cannot be read", cause);
        }
    }

    private static byte[] content(Path file) throws UnreadableException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableException(file, e);
        }
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "TlsKeys[own=" + own + ", trusted=" + trusted + "]";
    }
}
