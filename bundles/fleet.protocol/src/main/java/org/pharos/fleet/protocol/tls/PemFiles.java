package org.pharos.fleet.protocol.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and unencrypted PKCS #8 keys in PEM (RFC 7468), with the JDK alone. */
final class PemFiles {

    private static final int LENGTH_MAX = 1 << 20;
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemFiles() {}

    static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> found = List.copyOf(factory.generateCertificates(new ByteArrayInputStream(read(file))));
        if (found.isEmpty()) {
            throw new GeneralSecurityException("no certificate in " + file.getFileName());
        }
        return found;
    }

    /** @param certificate tells the kind of key: RSA, EC, Ed25519 */
    static PrivateKey key(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        Matcher key = KEY.matcher(new String(read(file), StandardCharsets.US_ASCII));
        if (!key.find()) {
            throw new GeneralSecurityException("no unencrypted PKCS #8 key (BEGIN PRIVATE KEY) in "
                    + file.getFileName());
        }
        byte[] der = Base64.getMimeDecoder().decode(key.group(1));
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LENGTH_MAX) {
            throw new IOException(file.getFileName() + " is too long for a key or certificate");
        }
        return Files.readAllBytes(file);
    }
}
