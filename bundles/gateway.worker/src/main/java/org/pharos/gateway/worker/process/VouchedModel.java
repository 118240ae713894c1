package org.pharos.gateway.worker.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.pharos.gateway.api.inference.FailureKind;

/**
 * A model's file as the manifest vouches for it: a copy of our own, taken while its digest is, so that what was checked
 * is what the engine reads, whatever happens to the file meanwhile. Gone when closed.
 */
final class VouchedModel implements Closeable {

    private final Path copy;

    private VouchedModel(Path copy) {
        this.copy = copy;
    }

    /**
     * Copies and checks.
     *
     * @param folder that only its owner may look into
     * @throws RequestFailedException {@code MODEL_REFUSED} when the digest differs
     */
    static VouchedModel of(Path file, String sha256, Path folder) throws RequestFailedException {
        VouchedModel model = new VouchedModel(place(folder));
        boolean vouched = false;
        try {
            vouched = model.digestWhileCopying(file).equals(sha256);
        } finally {
            if (!vouched) {
                model.close();
            }
        }
        if (!vouched) {
            throw new RequestFailedException(FailureKind.MODEL_REFUSED, file.getFileName()
                    + " is not the file the manifest vouches for (digest differs). Install the application again.");
        }
        return model;
    }

    private static Path place(Path folder) throws RequestFailedException {
        try {
            return Files.createTempFile(folder, "model-", ".onnx",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new RequestFailedException(FailureKind.ENGINE_ERROR,
                    "The worker cannot write into the run folder. See that the disk has room.");
        }
    }

    private String digestWhileCopying(Path file) throws RequestFailedException {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(copy);
                DigestOutputStream digesting = new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(digesting);
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException e) {
            throw new RequestFailedException(FailureKind.MODEL_REFUSED,
                    file.getFileName() + " cannot be read or copied. Install the application again.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the engine is to load. */
    Path file() {
        return copy;
    }

    /** Removes the copy; one that does not go is cleared away with the run folder. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            System.err.println("worker: a copy of a model stays in the run folder");
        }
    }
}
