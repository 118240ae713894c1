package org.pharos.console.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseKeys;
import org.pharos.release.format.ReleaseRejectedException;
import org.pharos.release.format.SignedRelease;

/** The releases this console has written and the key it signs with, as they lie in its home folder. */
final class WrittenReleases {

    private static final int SHOWN_MAX = 10;

    private final Path releases;
    private final Path publicKey;

    WrittenReleases(Path home) {
        this.releases = home.resolve("releases");
        this.publicKey = home.resolve("keys").resolve(ReleaseKeys.PUBLIC_FILE);
    }

    /** Short name of the key; empty while there is none. */
    Optional<String> keyId() {
        return key().map(ReleaseKeys::id);
    }

    /** The last ones, newest first; files that are not this console's own are left out. */
    List<Release> last() {
        Optional<PublicKey> key = key();
        List<Release> last = new ArrayList<>();
        if (key.isPresent() && Files.isDirectory(releases)) {
            for (Path file : newest()) {
                read(file, key.get()).ifPresent(last::add);
            }
        }
        return last;
    }

    private Optional<PublicKey> key() {
        try {
            return Files.exists(publicKey) ? Optional.of(ReleaseKeys.publicKey(publicKey)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Path> newest() {
        try (Stream<Path> files = Files.list(releases)) {
            return files.filter(file -> file.getFileName().toString().matches("release-[0-9]{6,12}\\.json"))
                    .sorted(Comparator.comparing((Path file) -> file.getFileName().toString().length())
                            .thenComparing(file -> file.getFileName().toString()).reversed())
                    .limit(SHOWN_MAX).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Release> read(Path file, PublicKey key) {
        try (var stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(SignedRelease.BYTES_MAX + 1);
            return Optional.of(SignedRelease.verify(bytes, Map.of(ReleaseKeys.id(key), key)).release());
        } catch (IOException | ReleaseRejectedException e) {
            return Optional.empty();
        }
    }
}
