package org.pharos.gateway.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Finds a file that a manifest names, inside its own folder, and checks that it is the one the manifest vouches
 * for.
 */
final class VouchedFile {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String REMEDY = " Install the application again.";

    private VouchedFile() {}

    /**
     * @param name relative, as in the manifest
     * @throws ManifestException when it is missing, lies elsewhere, or its digest differs
     */
    static Path require(Path folder, String name, String sha256) throws ManifestException {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new ManifestException("manifest.json: the sha256 of " + name + " is none");
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                throw new ManifestException("manifest.json names a file outside the application's folder." + REMEDY);
            }
            if (!digest(file).equals(sha256)) {
                throw new ManifestException(file.getFileName()
                        + " is not the file the manifest vouches for (digest differs)." + REMEDY);
            }
            return file;
        } catch (IOException | InvalidPathException e) {
            throw new ManifestException(name + " is missing or cannot be read." + REMEDY);
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
