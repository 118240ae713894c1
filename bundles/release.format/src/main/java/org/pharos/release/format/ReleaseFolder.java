package org.pharos.release.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of release files, {@code release-000001.json} and on, and {@code latest.json} for who reads over HTTP. */
public final class ReleaseFolder {

    /** A copy of the newest, under a name that stays. */
    public static final String LATEST = "latest.json";

    private final Path folder;

    public ReleaseFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes a signed release; a reader sees all of it or nothing. */
    public Path write(long sequence, byte[] file) throws IOException {
        Path written = put(String.format("release-%06d.json", sequence), file);
        put(LATEST, file);
        return written;
    }

    /** The newest file, by its number. */
    public Optional<byte[]> latest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> newest = files.filter(file -> file.getFileName().toString().matches("release-[0-9]{6,12}\\.json"))
                    .max(Comparator.comparing((Path file) -> file.getFileName().toString().length())
                            .thenComparing(file -> file.getFileName().toString()));
            if (newest.isPresent() && Files.size(newest.get()) <= SignedRelease.BYTES_MAX) {
                return Optional.of(Files.readAllBytes(newest.get()));
            }
            return Optional.empty();
        }
    }

    private Path put(String name, byte[] bytes) throws IOException {
        Path fresh = folder.resolve('.' + name + ".new");
        Files.write(fresh, bytes);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
