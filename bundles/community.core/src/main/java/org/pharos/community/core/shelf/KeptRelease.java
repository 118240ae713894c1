package org.pharos.community.core.shelf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.pharos.release.format.SignedRelease;

/** The last accepted file, in the home folder: the page works from it while the feed is away. Replaced whole. */
final class KeptRelease {

    static final String FILE = "accepted.json";

    private final Path folder;

    KeptRelease(Path folder) {
        this.folder = folder;
    }

    /** The file as it stands, unverified; empty when there is none. */
    Optional<byte[]> read() throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(file)) {
            return Optional.of(stream.readNBytes(SignedRelease.BYTES_MAX + 1));
        }
    }

    /** Replaces it; returns once it is on the disk. */
    void keep(byte[] file) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve('.' + FILE + ".new");
        Files.write(fresh, file);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
