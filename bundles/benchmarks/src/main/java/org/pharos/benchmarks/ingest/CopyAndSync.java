package org.pharos.benchmarks.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The least that keeping a file can cost: read it, write it, sync it. One file after another, through one buffer. */
final class CopyAndSync {

    private static final int BUFFER_BYTES = 1 << 20;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /** @param folder empty. @return seconds */
    double copy(List<Path> files, Path folder) throws IOException {
        long start = System.nanoTime();
        for (Path file : files) {
            copy(file, folder.resolve(file.getFileName()));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            while (in.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
    }
}
