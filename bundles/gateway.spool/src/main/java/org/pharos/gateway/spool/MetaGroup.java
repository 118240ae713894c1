package org.pharos.gateway.spool;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The elements of group 0002 as this spool writes them: Explicit VR Little Endian (PS3.10 §7.1), short enough to hold.
 * It reads back what it wrote and nothing else: anything else in the spool is damage.
 */
final class MetaGroup {

    private static final int GROUP = 0x0002;
    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP_LENGTH_ELEMENT_BYTES = 12;
    private static final int START = PREAMBLE + PREFIX.length + GROUP_LENGTH_ELEMENT_BYTES;

    private final Map<Integer, byte[]> values = new TreeMap<>();
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(512);
    private int parsedLength;

    void text(int element, String vr, String value) {
        boolean odd = value.length() % 2 != 0;
        String pad = vr.equals("UI") ? "\0" : " ";
        bytes(element, vr, (odd ? value + pad : value).getBytes(StandardCharsets.ISO_8859_1));
    }

    void bytes(int element, String vr, byte[] value) {
        boolean longForm = vr.equals("OB");
        ByteBuffer head = ByteBuffer.allocate(longForm ? 12 : 8).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) GROUP).putShort((short) element).put(vr.getBytes(StandardCharsets.US_ASCII));
        if (longForm) {
            head.putShort((short) 0).putInt(value.length);
        } else {
            head.putShort((short) value.length);
        }
        encoded.writeBytes(head.array());
        encoded.writeBytes(value);
    }

    /** Preamble, prefix, group length and the elements: everything before the data set. */
    byte[] toFileHead() {
        ByteBuffer head = ByteBuffer.allocate(START + encoded.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.position(PREAMBLE);
        head.put(PREFIX).putShort((short) GROUP).putShort((short) 0).put((byte) 'U').put((byte) 'L');
        head.putShort((short) 4).putInt(encoded.size()).put(encoded.toByteArray());
        return head.array();
    }

    /** @throws DamagedFileException when it is not the head of a file this spool wrote */
    static MetaGroup parse(ByteBuffer head) throws DamagedFileException {
        try {
            ByteBuffer in = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            in.position(START - Integer.BYTES);
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new DamagedFileException("the file ends within its head");
            }
            MetaGroup group = new MetaGroup();
            group.parsedLength = START + length;
            in.limit(group.parsedLength);
            while (in.hasRemaining()) {
                group.readElement(in);
            }
            return group;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new DamagedFileException("the file's head cannot be read");
        }
    }

    private void readElement(ByteBuffer in) throws DamagedFileException {
        int group = in.getShort();
        int element = in.getShort();
        boolean longForm = in.get() == 'O' & in.get() == 'B';
        int length = longForm ? in.getInt(in.position() + Short.BYTES) : in.getShort() & 0xFFFF;
        if (longForm) {
            in.position(in.position() + Short.BYTES + Integer.BYTES);
        }
        if (group != GROUP || length < 0 || length > in.remaining()) {
            throw new DamagedFileException("the file's head cannot be read");
        }
        byte[] value = new byte[length];
        in.get(value);
        values.put(element, value);
    }

    /** Where the data set starts, in bytes from the start of the file. */
    int fileHeadLength() {
        return parsedLength;
    }

    byte[] value(int element) {
        return values.getOrDefault(element, new byte[0]);
    }

    String textOf(int element) {
        String text = new String(value(element), StandardCharsets.ISO_8859_1);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\0')) {
            end--;
        }
        return text.substring(0, end);
    }
}
