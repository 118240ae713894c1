package org.pharos.release.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 keys as PEM files. */
public final class ReleaseKeys {

    /** The secret half, below a process's keys folder; only its user can read it. */
    public static final String PRIVATE_FILE = "release.key.pem";
    /** The half to hand to whoever reads the releases. */
    public static final String PUBLIC_FILE = "release.pub.pem";

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_ID_BYTES = 8;

    private ReleaseKeys() {}

    /** The pair in a folder, made when there is none. */
    public static KeyPair in(Path folder) throws IOException {
        try {
            if (!Files.exists(folder.resolve(PRIVATE_FILE))) {
                KeyPair fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Files.createDirectories(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                write(folder, PUBLIC_FILE, "PUBLIC KEY", fresh.getPublic().getEncoded());
                write(folder, PRIVATE_FILE, "PRIVATE KEY", fresh.getPrivate().getEncoded());
            }
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM).generatePrivate(
                    new PKCS8EncodedKeySpec(read(folder.resolve(PRIVATE_FILE), "PRIVATE KEY")));
            return new KeyPair(publicKey(folder.resolve(PUBLIC_FILE)), secret);
        } catch (GeneralSecurityException e) {
            throw new IOException("the release key in " + folder + " is no Ed25519 key", e);
        }
    }

    /** A public key from its PEM file. */
    public static PublicKey publicKey(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(read(file, "PUBLIC KEY")));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is no Ed25519 public key", e);
        }
    }

    /** A short name for a key: the start of its SHA-256. */
    public static String id(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(Path folder, String name, String type, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Path fresh = Files.createTempFile(folder, name, ".new");
        Files.writeString(fresh, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n",
                StandardCharsets.US_ASCII);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] read(Path file, String type) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN " + type + "-----";
        String end = "-----END " + type + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " holds no " + type.toLowerCase(java.util.Locale.ROOT));
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged", e);
        }
    }
}
