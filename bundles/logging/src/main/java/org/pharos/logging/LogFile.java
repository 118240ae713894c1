package org.pharos.logging;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that starts anew when it is full and keeps a few of its predecessors: {@code gateway.log},
 * {@code gateway.log.1} (the one before) and so on. Each line is handed to the system at once. Not safe for several
 * threads; {@link Log} serialises.
 */
final class LogFile implements Closeable {

    static final long FILE_BYTES_MAX = 10L * 1024 * 1024;
    /** The current file and its predecessors together. */
    static final int FILES_MAX = 5;

    private final Path path;
    private final long bytesMax;
    private final int filesMax;
    private OutputStream out;
    private long bytes;

    /** Opens the file for appending, and makes its folder. */
    LogFile(Path path, long bytesMax, int filesMax) throws IOException {
        this.path = path;
        this.bytesMax = bytesMax;
        this.filesMax = filesMax;
        Files.createDirectories(path.getParent());
        open();
    }

    void write(String line) throws IOException {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        if (bytes > 0 && bytes + text.length > bytesMax) {
            rotate();
        }
        out.write(text);
        bytes += text.length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        bytes = Files.size(path);
    }

    private void rotate() throws IOException {
        out.close();
        try {
            for (int i = filesMax - 1; i >= 1; i--) {
                Path older = numbered(i - 1);
                if (Files.exists(older)) {
                    Files.move(older, numbered(i), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } finally {
            open();
        }
    }

    private Path numbered(int i) {
        return i == 0 ? path : path.resolveSibling(path.getFileName() + "." + i);
    }
}
