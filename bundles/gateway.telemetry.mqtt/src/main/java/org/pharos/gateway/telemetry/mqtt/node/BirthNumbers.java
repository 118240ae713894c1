package org.pharos.gateway.telemetry.mqtt.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pharos.fleet.protocol.payload.SequenceNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** bdSeq: one more for each connection, also over restarts (Sparkplug 3.0 §5.4). One thread. */
public final class BirthNumbers {

    private static final Logger LOG = LoggerFactory.getLogger(BirthNumbers.class);
    private static final int NONE = -1;

    private final Path file;
    private int lastGiven = NONE;

    public BirthNumbers(Path file) {
        this.file = file;
    }

    /** A number that cannot be kept, on a full disk, is better than no link: it still differs from the one before. */
    public int next() {
        int number = SequenceNumbers.after(lastGiven == NONE ? kept() : lastGiven);
        lastGiven = number;
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, number + "\n", StandardCharsets.US_ASCII);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the number of this connection cannot be kept: {}", e.getMessage());
        }
        return number;
    }

    private int kept() {
        try {
            long number = Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).strip());
            return SequenceNumbers.isOne(number) ? (int) number : SequenceNumbers.COUNT - 1;
        } catch (IOException | NumberFormatException e) {
            return SequenceNumbers.COUNT - 1;
        }
    }
}
