package org.pharos.gateway.spool.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.pharos.gateway.api.study.StudyEvent;

/**
 * One line of the journal: the CRC32C of the JSON in eight hexadecimal digits, a space, the JSON, a line feed. Whether
 * a line is whole is a question of its checksum; whether it is an event this version knows, of its JSON. Immutable.
 */
final class EventLine {

    /** No event is longer than this, in bytes. */
    static final int LENGTH_MAX = 8 << 20;

    private static final int CRC_DIGITS = 8;
    private static final int PREFIX = CRC_DIGITS + 1;

    private final EventJson json = new EventJson();

    /** @throws IOException when the event is too long to keep */
    byte[] encode(StudyEvent event) throws IOException {
        byte[] text = json.write(event);
        if (text.length + PREFIX >= LENGTH_MAX) {
            throw new IOException("an event of " + text.length + " bytes is too long for the journal");
        }
        byte[] line = new byte[PREFIX + text.length + 1];
        System.arraycopy(crc(text, 0, text.length), 0, line, 0, CRC_DIGITS);
        line[CRC_DIGITS] = ' ';
        System.arraycopy(text, 0, line, PREFIX, text.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** Whether a line, without its line feed, is as it was written. */
    static boolean isWhole(byte[] line) {
        return line.length > PREFIX && line[CRC_DIGITS] == ' '
                && Arrays.equals(line, 0, CRC_DIGITS, crc(line, PREFIX, line.length - PREFIX), 0, CRC_DIGITS);
    }

    /**
     * The event in a line, without its line feed.
     *
     * @throws IOException when the line is damaged, or holds no event this version knows
     */
    StudyEvent decode(byte[] line) throws IOException {
        if (!isWhole(line)) {
            throw new IOException("a line of the journal does not match its checksum");
        }
        return json.read(line, PREFIX, line.length - PREFIX);
    }

    private static byte[] crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return String.format(Locale.ROOT, "%08x", crc.getValue()).getBytes(StandardCharsets.US_ASCII);
    }
}
