package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one worker process, for as long as it lives: a socket, an exchange file, the error file Java writes
 * when it crashes, which may hold patient data, and whatever native libraries put into the temporary folder, which it
 * is.
 */
record WorkerFiles(Path folder) {

    /** Longer socket paths are refused by the system ({@code sockaddr_un} holds 108 bytes). */
    private static final int SOCKET_PATH_MAX = 100;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(OWNER);

    Path socket() {
        return folder.resolve("socket");
    }

    Path exchange() {
        return folder.resolve("exchange");
    }

    Path errors() {
        return folder.resolve("error");
    }

    /** Makes the folder, for its owner only. */
    void create() throws IOException {
        Files.createDirectory(folder, OWNER_ONLY);
    }

    /**
     * Makes the folder of all, for its owner only, and clears it of what a gateway that was killed left behind. Where
     * the path is too long for a socket, a folder in the temporary one stands in.
     */
    static Path prepare(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        int length = absolute.resolve("w0000000000/socket").toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > SOCKET_PATH_MAX) {
            return Files.createTempDirectory("pharos-worker", OWNER_ONLY);
        }
        Files.createDirectories(absolute.getParent());
        if (!Files.isDirectory(absolute)) {
            Files.createDirectory(absolute, OWNER_ONLY);
        }
        Files.setPosixFilePermissions(absolute, OWNER);
        clear(absolute);
        return absolute;
    }

    /** Removes what lies in a folder, innermost first. */
    static void clear(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path one : below.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(folder)).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    /** Removes the folder and all in it; an ended process has no use for it. */
    void delete() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            clear(folder);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            WorkerOutput.LOG.warn("a file of an ended worker stays behind in the run folder");
        }
    }
}
