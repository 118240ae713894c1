package org.pharos.console.broker.embedded;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority in memory, and the files that one end of the link needs. */
public final class TestKeys {

    private final KeyPair pair = pair();
    private final X500Principal name;
    private final X509CertificateHolder certificate;
    private long serial = 1;

    public TestKeys(String authority) throws Exception {
        name = new X500Principal("CN=" + authority);
        certificate = sign(name, pair, true);
    }

    /** Writes {@code <file>.crt}, {@code <file>.key} and {@code fleet-ca.crt}. */
    public void write(Path keysFolder, String file, String commonName) throws Exception {
        Files.createDirectories(keysFolder);
        KeyPair own = pair();
        pem(keysFolder.resolve(file + ".crt"), sign(new X500Principal("CN=" + commonName), own, false));
        pem(keysFolder.resolve(file + ".key"), new JcaPKCS8Generator(own.getPrivate(), null));
        trust(keysFolder);
    }

    /** Writes {@code fleet-ca.crt} only: others stay who they are, but trust this authority. */
    public void trust(Path keysFolder) throws IOException {
        pem(keysFolder.resolve("fleet-ca.crt"), certificate);
    }

    private X509CertificateHolder sign(X500Principal subject, KeyPair subjectPair, boolean authority) throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(serial++),
                Date.from(now.minus(1, ChronoUnit.DAYS)), Date.from(now.plus(1, ChronoUnit.DAYS)), subject,
                subjectPair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static void pem(Path file, Object content) throws IOException {
        try (Writer out = Files.newBufferedWriter(file); JcaPEMWriter pem = new JcaPEMWriter(out)) {
            pem.writeObject(content);
        }
    }
}
