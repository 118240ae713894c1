package org.pharos.gateway.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The folder of one worker process, for as long as it lives: a socket, an exchange file, the error file Java writes
 * when it crashes, which may hold patient data, and whatever native libraries put into the temporary folder, which it
 * is.
 */
record WorkerFiles(Path folder) {

    /** Longer socket paths are refused by the system ({@code sockaddr_un} holds 108 bytes). */
    private static final int SOCKET_PATH_MAX = 100;
    /** The longest there is: a letter and an unsigned number to the base 36. */
    private static final String LONGEST_SOCKET = "w1z141z3/socket";
    private static final String STAND_IN = "pharos-worker-";
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

    /** Makes a folder for one process below that of all, for its owner only, of a name that nothing there has. */
    static WorkerFiles create(Path all) throws IOException {
        while (true) {
            Path folder = all.resolve('w' + Integer.toUnsignedString(ThreadLocalRandom.current().nextInt(), 36));
            try {
                return new WorkerFiles(Files.createDirectory(folder, OWNER_ONLY));
            } catch (FileAlreadyExistsException e) {
                WorkerOutput.LOG.debug("a folder of that name is there already");
            }
        }
    }

    /**
     * Makes the folder of all, for its owner only, and clears it of what a gateway that was killed left behind, as far
     * as that is possible: its worker may still be ending. Where the path is too long for a socket, a folder in the
     * temporary one stands in, each time the same one.
     */
    static Path prepare(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        int length = absolute.resolve(LONGEST_SOCKET).toString().getBytes(StandardCharsets.UTF_8).length;
        Path all = length > SOCKET_PATH_MAX ? standIn(absolute) : own(absolute);
        Files.setPosixFilePermissions(all, OWNER);
        try {
            clear(all);
        } catch (IOException e) {
            WorkerOutput.LOG.warn("a file of an ended worker stays behind until the next start");
        }
        return all;
    }

    private static Path own(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        return Files.isDirectory(folder) ? folder : Files.createDirectory(folder, OWNER_ONLY);
    }

    /** Everybody may write beside it, so one that is there already counts only if it is ours. */
    private static Path standIn(Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(STAND_IN, OWNER_ONLY);
        String name = STAND_IN + UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8));
        Path lasting = fresh.resolveSibling(name);
        try {
            Files.createDirectory(lasting, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(lasting, LinkOption.NOFOLLOW_LINKS)
                    || !Files.getOwner(lasting, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(fresh))) {
                WorkerOutput.LOG.warn("the temporary folder of the worker is somebody else's; another one is used");
                return fresh;
            }
        }
        Files.delete(fresh);
        return lasting;
    }

    /** Removes what lies in a folder, innermost first; somebody else may be doing the same. Goes on where it fails. */
    static void clear(Path folder) throws IOException {
        Clearing clearing = new Clearing(folder);
        Files.walkFileTree(folder, clearing);
        if (clearing.failure != null) {
            throw clearing.failure;
        }
    }

    /** Removes the folder and all in it; an ended process has no use for it. */
    void delete() {
        try {
            clear(folder);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            WorkerOutput.LOG.warn("a file of an ended worker stays behind in the run folder");
        }
    }

    /** Removes all but the folder it starts from. */
    private static final class Clearing extends SimpleFileVisitor<Path> {

        private final Path start;
        private IOException failure;

        Clearing(Path start) {
            this.start = start;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return remove(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return note(e);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (e != null) {
                note(e);
            }
            return folder.equals(start) ? FileVisitResult.CONTINUE : remove(folder);
        }

        private FileVisitResult remove(Path file) {
            try {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            } catch (IOException e) {
                return note(e);
            }
        }

        private FileVisitResult note(IOException e) {
            if (!(e instanceof NoSuchFileException)) {
                failure = e;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
