package org.pharos.gateway.worker.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.pharos.gateway.api.inference.FailureKind;

/** Checks, right before a model is loaded, that its file is the one the manifest vouches for. */
final class ModelDigest {

    private static final int BUFFER_BYTES = 64 * 1024;

    private ModelDigest() {}

    static void require(Path file, String sha256) throws RequestFailedException {
        String actual;
        try {
            actual = of(file);
        } catch (IOException e) {
            throw new RequestFailedException(FailureKind.MODEL_REFUSED,
                    file.getFileName() + " cannot be read. Install the application again.");
        }
        if (!actual.equals(sha256)) {
            throw new RequestFailedException(FailureKind.MODEL_REFUSED, file.getFileName()
                    + " is not the file the manifest vouches for (digest differs). Install the application again.");
        }
    }

    private static String of(Path file) throws IOException {
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
