package org.pharos.community.core.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pharos.release.format.ReleaseKeys;

/**
 * The keys a person has put into {@code keys/trusted/}, read anew at each look, so that adding or taking away one needs
 * no restart.
 *
 * @param keys by key id
 * @param unreadable names of files that hold no Ed25519 public key
 */
record TrustedKeys(Map<String, PublicKey> keys, List<String> unreadable) {

    private static final int FILES_MAX = 64;
    private static final long BYTES_MAX = 16 * 1024;

    TrustedKeys {
        keys = Map.copyOf(keys);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads the folder; none of them when it is not there or cannot be read. */
    static TrustedKeys in(Path folder) {
        Map<String, PublicKey> keys = new TreeMap<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
                    throw new IOException("no file, or too long for a key");
                }
                PublicKey key = ReleaseKeys.publicKey(file);
                keys.put(ReleaseKeys.id(key), key);
            } catch (IOException e) {
                unreadable.add(file.getFileName().toString());
            }
        }
        return new TrustedKeys(keys, unreadable);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pem")).sorted()
                    .limit(FILES_MAX).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
