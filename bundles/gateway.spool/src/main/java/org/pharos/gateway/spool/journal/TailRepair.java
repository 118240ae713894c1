package org.pharos.gateway.spool.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts what a crash left half-written at the end of the last segment: everything after the last whole line. It had not
 * been synced, so nobody was promised anything.
 */
final class TailRepair {

    private static final Logger LOG = LoggerFactory.getLogger(TailRepair.class);

    private TailRepair() {}

    /** @return bytes of the file that remain */
    static long repair(Path file) throws IOException {
        long whole = endOfLastWholeLine(file);
        long torn = Files.size(file) - whole;
        if (torn > 0) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
                channel.force(true);
            }
            LOG.warn("The journal ended in the middle of a line, as after a crash; {} bytes were removed", torn);
        }
        return whole;
    }

    private static long endOfLastWholeLine(Path file) throws IOException {
        long end = 0;
        try (LineReader lines = new LineReader(file, 0)) {
            for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (EventLine.isWhole(line.get().bytes())) {
                    end = line.get().end();
                }
            }
        }
        return end;
    }
}
