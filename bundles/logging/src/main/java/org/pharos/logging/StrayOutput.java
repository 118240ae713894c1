package org.pharos.logging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.event.Level;

/**
 * Stands in for {@code System.out} and {@code System.err}: what a library prints becomes records of the log, one per
 * line, at the level the line itself names. They go to the file only.
 */
final class StrayOutput extends OutputStream {

    private static final int LINE_BYTES_MAX = 16 * 1024;

    private final String name;
    /** Each thread has its own unfinished line, so that two threads do not mix theirs. */
    private final ThreadLocal<ByteArrayOutputStream> unfinished = ThreadLocal.withInitial(ByteArrayOutputStream::new);

    private StrayOutput(String name) {
        this.name = name;
    }

    static PrintStream named(String name) {
        return new PrintStream(new StrayOutput(name), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        ByteArrayOutputStream line = unfinished.get();
        if (b == '\n' || line.size() >= LINE_BYTES_MAX) {
            end(line);
        }
        if (b != '\n' && b != '\r') {
            line.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    private void end(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isBlank()) {
            Log.current().writeQuietly(levelOf(text), name, text, null);
        }
    }

    private static Level levelOf(String text) {
        if (text.startsWith("ERROR")) {
            return Level.ERROR;
        }
        return text.startsWith("WARN") ? Level.WARN : Level.INFO;
    }
}
