package org.pharos.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

/**
 * The folder a process owns. Taking it makes sure that it can be written and that no other process has it; the lock is
 * the kernel's, so it ends with the process however that ends.
 */
public final class Home implements Closeable {

    private static final List<String> FOLDERS = List.of("config", "keys", "log", "run");
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing and takes it for this process. What is made belongs to the process's user
     * alone: there are patients in it, and keys. What a person made before is left as it is.
     */
    public static Home take(Path folder) throws LaunchException {
        Path path = folder.toAbsolutePath().normalize();
        try {
            makeParents(path);
            makeOwn(path);
            for (String name : FOLDERS) {
                makeOwn(path.resolve(name));
            }
            Home home = lock(path);
            home.empty(home.cache());
            return home;
        } catch (IOException e) {
            throw new LaunchException("The home folder " + path + " cannot be written (" + reason(e)
                    + "). Choose another with --home, or make it writable for this user.", e);
        }
    }

    public Path path() {
        return path;
    }

    /** Where the framework unpacks bundles; emptied at each start, so that nothing old survives an update. */
    Path cache() {
        return path.resolve("run").resolve("framework");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static void makeParents(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
    }

    private static void makeOwn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, OWNER_ONLY);
        }
    }

    private static Home lock(Path path) throws IOException, LaunchException {
        FileChannel channel = FileChannel.open(
                path.resolve("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new LaunchException("The home folder " + path
                    + " is in use by another Pharos process. Stop that one, or choose another folder with --home.");
        }
        return new Home(path, channel, lock);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String reason(IOException e) {
        String type = e.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("([a-z])([A-Z])", "$1 $2");
        return type.equals("IO") || type.equals("File System") ? e.getMessage() : type.toLowerCase(Locale.ROOT);
    }
}
