package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files one worker process needs while it lives: a socket, an exchange file, and the error file Java writes when it
 * crashes, which may hold patient data and is deleted unread.
 */
record WorkerFiles(Path socket, Path exchange, Path errors) {

    /** Longer socket paths are refused by the system ({@code sockaddr_un} holds 108 bytes). */
    private static final int SOCKET_PATH_MAX = 100;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** Names for one more process in this folder. */
    static WorkerFiles in(Path folder, String name) {
        return new WorkerFiles(folder.resolve(name + ".sock"), folder.resolve(name + ".exchange"),
                folder.resolve(name + ".error"));
    }

    /**
     * Makes the folder, for its owner only, and clears it of what a gateway that was killed left behind. Where the path
     * is too long for a socket, a folder in the temporary one stands in.
     */
    static Path prepare(Path folder) throws IOException {
        FileAttribute<Set<PosixFilePermission>> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        String longest = folder.toAbsolutePath().resolve("0000000000.exchange").toString();
        int length = longest.getBytes(StandardCharsets.UTF_8).length;
        if (length > SOCKET_PATH_MAX) {
            return Files.createTempDirectory("pharos-worker", ownerOnly);
        }
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        if (!Files.isDirectory(absolute)) {
            Files.createDirectory(absolute, ownerOnly);
        }
        Files.setPosixFilePermissions(absolute, OWNER_ONLY);
        try (Stream<Path> left = Files.list(absolute)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
        return absolute;
    }

    void delete() {
        for (Path file : new Path[] {socket, exchange, errors}) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                WorkerOutput.LOG.warn("a file of an ended worker stays behind in the run folder");
            }
        }
    }
}
