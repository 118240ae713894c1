package org.pharos.gateway.intake.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.pharos.dicom.net.association.Tls;

/** Makes TLS for the door out of two PKCS#12 files. A certificate of the peer is always asked for. */
final class KeyMaterial {

    private KeyMaterial() {}

    /** @throws IOException with words for a person when a file is absent or does not open with the password */
    static Tls read(IntakeOptions.TlsFiles files) throws IOException {
        try {
            char[] password = files.password().toCharArray();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(files.keyStore(), password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(files.trustStore(), password));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return Tls.server(context, true);
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is asked for and its keys cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore load(Path file, char[] password) throws IOException, GeneralSecurityException {
        if (!Files.isReadable(file)) {
            throw new IOException("TLS is asked for and " + file.getFileName() + " is not in the folder 'keys'");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }
}
