package org.pharos.gateway.spool;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.pharos.gateway.api.instance.InstanceOrigin;

/**
 * What makes a file its own witness: the length and digest of its data set. As text of a fixed length it also carries
 * the time of receipt and whether the object came in or was made here, and last a CRC32C over the whole envelope, so
 * that every byte of the file is vouched for:
 *
 * <pre>pharos-1 O 0000000000000524288 2026-11-23T22:39:46.123456789Z [64 hex digits] [8 hex digits]</pre>
 *
 * @param bytes length of the data set
 * @param sha256 digest of the data set, lower-case hexadecimal
 */
record Seal(long bytes, String sha256) {

    private static final String VERSION = "pharos-1";
    private static final int CRC_DIGITS = 8;
    private static final int LENGTH_DIGITS = 19;
    private static final int FIELDS = 6;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LENGTH = VERSION.length() + 1 + 1 + 1 + LENGTH_DIGITS + 1 + 30 + 1 + 64 + 1 + CRC_DIGITS;

    /** Holds the place of a seal. Its length is even, as a value's must be. */
    static final byte[] BLANK = blank();

    /** A seal with the time and kind it was stored beside. */
    record Parsed(Seal seal, InstanceOrigin origin) {}

    /** The text, its CRC still to be signed. */
    byte[] text(InstanceOrigin origin) {
        String text = String.join(" ", VERSION, origin.isResult() ? "R" : "O", digits(bytes, LENGTH_DIGITS),
                time(origin.receivedAt()), sha256, "0".repeat(CRC_DIGITS));
        if (text.length() != LENGTH) {
            throw new IllegalStateException("a seal must have " + LENGTH + " characters; the clock shows the year "
                    + origin.receivedAt().atOffset(ZoneOffset.UTC).getYear());
        }
        return padded(text);
    }

    /** As {@link #TIME} writes it; by hand, for a seal is made while a sender waits. */
    private static String time(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        return digits(utc.getYear(), 4) + '-' + digits(utc.getMonthValue(), 2) + '-' + digits(utc.getDayOfMonth(), 2)
                + 'T' + digits(utc.getHour(), 2) + ':' + digits(utc.getMinute(), 2) + ':' + digits(utc.getSecond(), 2)
                + '.' + digits(utc.getNano(), 9) + 'Z';
    }

    private static String digits(long value, int count) {
        String shortest = Long.toString(value);
        return "0".repeat(Math.max(0, count - shortest.length())) + shortest;
    }

    /** Puts the CRC over everything before it at the end of an envelope. */
    static void sign(byte[] envelope) {
        byte[] crc = crcOf(envelope, envelope.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(crc, 0, envelope, crcOffset(envelope.length), CRC_DIGITS);
    }

    /** @throws DamagedFileException when the envelope is not as it was signed */
    static void verify(byte[] file, int envelopeLength) throws DamagedFileException {
        String found = new String(file, crcOffset(envelopeLength), CRC_DIGITS, StandardCharsets.US_ASCII);
        if (!found.equals(crcOf(file, envelopeLength))) {
            throw new DamagedFileException("the file's head does not match its own checksum");
        }
    }

    static boolean isBlank(byte[] value) {
        return Arrays.equals(value, BLANK);
    }

    static Parsed parse(byte[] value, String source) throws DamagedFileException {
        String[] field = new String(value, StandardCharsets.US_ASCII).strip().split(" ");
        if (field.length != FIELDS || !field[0].equals(VERSION)) {
            throw new DamagedFileException("the file's seal is of a form this version does not know");
        }
        try {
            InstanceOrigin.Kind kind =
                    field[1].equals("R") ? InstanceOrigin.Kind.RESULT : InstanceOrigin.Kind.ORIGINAL;
            Instant receivedAt = TIME.parse(field[3], Instant::from);
            return new Parsed(new Seal(Long.parseLong(field[2]), field[4]),
                    new InstanceOrigin(source, kind, receivedAt));
        } catch (NumberFormatException | DateTimeException e) {
            throw new DamagedFileException("the file's seal cannot be read");
        }
    }

    private static int crcOffset(int envelopeLength) {
        return envelopeLength - BLANK.length + LENGTH - CRC_DIGITS;
    }

    private static String crcOf(byte[] bytes, int envelopeLength) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, crcOffset(envelopeLength));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static byte[] blank() {
        return padded(" ".repeat(LENGTH));
    }

    private static byte[] padded(String text) {
        String even = text.length() % 2 == 0 ? text : text + ' ';
        return even.getBytes(StandardCharsets.US_ASCII);
    }
}
