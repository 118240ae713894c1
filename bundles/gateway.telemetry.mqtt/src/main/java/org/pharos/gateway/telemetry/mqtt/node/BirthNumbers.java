package org.pharos.gateway.telemetry.mqtt.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pharos.fleet.protocol.payload.SequenceNumbers;

/** bdSeq: one more for each connection, also over restarts (Sparkplug 3.0 §5.4). One thread. */
public final class BirthNumbers {

    private final Path file;

    public BirthNumbers(Path file) {
        this.file = file;
    }

    /** @throws IOException when the number cannot be kept */
    public int next() throws IOException {
        int number = SequenceNumbers.after(last());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, number + "\n", StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return number;
    }

    private int last() {
        try {
            long number = Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).strip());
            return SequenceNumbers.isOne(number) ? (int) number : SequenceNumbers.COUNT - 1;
        } catch (IOException | NumberFormatException e) {
            return SequenceNumbers.COUNT - 1;
        }
    }
}
