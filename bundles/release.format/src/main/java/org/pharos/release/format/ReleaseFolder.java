package org.pharos.release.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of release files, {@code release-000001.json} and on, and {@code latest.json} for who reads over HTTP. */
public final class ReleaseFolder {

    /** A copy of the newest, under a name that stays. */
    public static final String LATEST = "latest.json";

    private static final Pattern NAME = Pattern.compile("release-[0-9]{6,12}\\.json");

    private final Path folder;

    /** One that is there, or of which one is content to hear that it is not. */
    public ReleaseFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder where it is not there yet. */
    public static ReleaseFolder create(Path folder) throws IOException {
        return new ReleaseFolder(Files.createDirectories(folder));
    }

    /** Writes a signed release; a reader sees all of it or nothing. */
    public Path write(long sequence, byte[] file) throws IOException {
        Path written = put(String.format("release-%06d.json", sequence), file);
        put(LATEST, file);
        return written;
    }

    /**
     * The newest file, by its number, unverified: at most one byte more than {@link SignedRelease#BYTES_MAX}, so that
     * one too long is seen to be. Links, pipes and folders among the files are passed over.
     */
    public Optional<byte[]> latest() throws IOException {
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .max(Comparator.comparing((Path file) -> file.getFileName().toString().length())
                            .thenComparing(file -> file.getFileName().toString()));
        }
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(newest.get(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readNBytes(SignedRelease.BYTES_MAX + 1));
        }
    }

    private Path put(String name, byte[] bytes) throws IOException {
        Path fresh = folder.resolve('.' + name + ".new");
        Files.write(fresh, bytes);
        force(fresh, StandardOpenOption.WRITE);
        Path written = Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(folder, StandardOpenOption.READ);
        return written;
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
