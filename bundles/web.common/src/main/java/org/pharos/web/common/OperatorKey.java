package org.pharos.web.common;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What signs an operator in: a random key in a file only the process's user can read, made at the first start. There
 * is no default password to forget.
 */
public final class OperatorKey {

    /** Where it lies, below the keys folder. */
    public static final String FILE = "operator.key";

    private static final int ATTEMPTS_PER_MINUTE = 10;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final String key;
    private long windowStart = System.nanoTime();
    private int attempts;

    private OperatorKey(String key) {
        this.key = key;
    }

    /** Reads the key, or makes one. @param keys the process's folder of keys */
    public static OperatorKey in(Path keys) throws IOException {
        Path file = keys.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(keys,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = Files.createTempFile(keys, "operator", ".new");
            Files.writeString(fresh, Secrets.random() + '\n', StandardCharsets.US_ASCII);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new OperatorKey(Files.readString(file, StandardCharsets.US_ASCII).strip());
    }

    /** Compares, at most ten times a minute: a guesser is kept waiting, and so is everybody else meanwhile. */
    synchronized Answer check(String given) {
        long now = System.nanoTime();
        if (now - windowStart > MINUTE_NANOS) {
            windowStart = now;
            attempts = 0;
        }
        if (attempts >= ATTEMPTS_PER_MINUTE) {
            return Answer.TOO_MANY;
        }
        if (Secrets.same(key, given == null ? "" : given.strip())) {
            return Answer.RIGHT;
        }
        attempts++;
        return Answer.WRONG;
    }

    enum Answer { RIGHT, WRONG, TOO_MANY }
}
