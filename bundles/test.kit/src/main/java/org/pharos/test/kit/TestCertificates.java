package org.pharos.test.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys made on the spot by the JDK's keytool, self-signed: each side's own, and trust in others'. */
public final class TestCertificates {

    /** Of every PKCS #12 file made here. */
    public static final String PASSWORD = "changeit";

    private final Path folder;

    /** @param folder where the files go */
    public TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** A key pair with a self-signed certificate for 127.0.0.1. */
    public void make(String name) throws IOException, GeneralSecurityException, InterruptedException {
        make(name, "san=ip:127.0.0.1,dns:localhost", List.of("-validity", "2"));
    }

    /** One that was valid the day before yesterday. */
    public void makeExpired(String name) throws IOException, GeneralSecurityException, InterruptedException {
        make(name, "san=ip:127.0.0.1,dns:localhost", List.of("-startdate", "-3d", "-validity", "1"));
    }

    /** One for another machine than this. */
    public void makeForElsewhere(String name) throws IOException, GeneralSecurityException, InterruptedException {
        make(name, "san=dns:elsewhere.invalid", List.of("-validity", "2"));
    }

    private void make(String name, String names, List<String> validity)
            throws IOException, GeneralSecurityException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keystore", keyStore(name).toString(),
                "-storepass", PASSWORD, "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", names));
        arguments.addAll(validity);
        keytool(arguments.toArray(String[]::new));
        Files.writeString(certificate(name), pem("CERTIFICATE", load(name).getCertificate(name).getEncoded()));
        Files.writeString(key(name),
                pem("PRIVATE KEY", load(name).getKey(name, PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    /** PKCS #12, with key and certificate. */
    public Path keyStore(String name) {
        return folder.resolve(name + ".p12");
    }

    /** PEM. */
    public Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    /** PEM, PKCS #8, not encrypted. */
    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** A PKCS #12 file of certificates to trust. */
    public Path trustStore(String file, String... trusted) throws IOException, GeneralSecurityException {
        Path path = folder.resolve(file);
        try (var out = Files.newOutputStream(path)) {
            trust(trusted).store(out, PASSWORD.toCharArray());
        }
        return path;
    }

    private KeyStore trust(String... trusted) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        for (String one : trusted) {
            trust.setCertificateEntry(one, load(one).getCertificate(one));
        }
        return trust;
    }

    /** Shows its own certificate, trusts the others'. */
    public SSLContext context(String own, String... trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(own), PASSWORD.toCharArray());
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust(trusted));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusting.getTrustManagers(), null);
        return context;
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
