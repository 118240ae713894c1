package org.pharos.fleet.protocol.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who one end of the fleet link is, and whom it trusts: {@code <name>.crt} (PEM, own certificate first),
 * {@code <name>.key} (PEM, PKCS #8) and {@code fleet-ca.crt} in a {@code keys} folder.
 */
public record TlsIdentity(Path certificate, Path key, Path authority) {

    public static final String AUTHORITY_FILE = "fleet-ca.crt";
    /** TLS 1.3 and 1.2 only. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private static final String OWN = "own";

    public static TlsIdentity in(Path keysFolder, String name) {
        return new TlsIdentity(keysFolder.resolve(name + ".crt"), keysFolder.resolve(name + ".key"),
                keysFolder.resolve(AUTHORITY_FILE));
    }

    /** Are all three files there? */
    public boolean present() {
        return Files.isReadable(certificate) && Files.isReadable(key) && Files.isReadable(authority);
    }

    /**
     * @throws GeneralSecurityException when a file does not hold what it should, or key and certificate do not match
     * @throws IOException when a file cannot be read
     */
    public SSLContext context() throws IOException, GeneralSecurityException {
        char[] none = new char[0];
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(ownStore(none), none);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** A PKCS #12 store with the own key and its chain. */
    public KeyStore ownStore(char[] password) throws IOException, GeneralSecurityException {
        List<Certificate> chain = PemFiles.certificates(certificate);
        KeyStore store = empty();
        store.setKeyEntry(OWN, PemFiles.key(key, chain.get(0)), password, chain.toArray(Certificate[]::new));
        return store;
    }

    /** A PKCS #12 store with the authorities trusted. */
    public KeyStore trustStore() throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate trusted : PemFiles.certificates(authority)) {
            store.setCertificateEntry("authority-" + number++, trusted);
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
