package org.pharos.dicom.net.dimse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Command sets as bytes: always implicit VR little endian (PS3.7 §6.3.1). */
final class CommandCoding {

    /** The longest command set taken; real ones have about 200 bytes. */
    static final int BYTES_MAX = 16 * 1024;

    private static final int ELEMENT_HEADER = 8;

    private CommandCoding() {}

    static byte[] encode(CommandSet command) {
        int length = command.elements().values().stream().mapToInt(value -> ELEMENT_HEADER + value.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(ELEMENT_HEADER + 4 + length).order(ByteOrder.LITTLE_ENDIAN);
        header(buffer, CommandElement.GROUP_LENGTH, 4).putInt(length);
        for (Map.Entry<Integer, byte[]> element : command.elements().entrySet()) {
            header(buffer, element.getKey(), element.getValue().length).put(element.getValue());
        }
        return buffer.array();
    }

    private static ByteBuffer header(ByteBuffer buffer, int element, int length) {
        return buffer.putShort((short) 0).putShort((short) element).putInt(length);
    }

    /** @return empty when the bytes are not a command set */
    static Optional<CommandSet> decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        SortedMap<Integer, byte[]> elements = new TreeMap<>();
        while (buffer.remaining() >= ELEMENT_HEADER) {
            int group = buffer.getShort() & 0xFFFF;
            int element = buffer.getShort() & 0xFFFF;
            int length = buffer.getInt();
            if (group != 0 || length < 0 || length > buffer.remaining()) {
                return Optional.empty();
            }
            elements.put(element, Arrays.copyOfRange(bytes, buffer.position(), buffer.position() + length));
            buffer.position(buffer.position() + length);
        }
        boolean complete = !buffer.hasRemaining() && elements.containsKey(CommandElement.COMMAND_FIELD)
                && promisedLength(elements) <= bytes.length;
        return complete ? Optional.of(new CommandSet(elements)) : Optional.empty();
    }

    /** What Command Group Length says, with its own element; a set without it promises nothing. */
    private static long promisedLength(SortedMap<Integer, byte[]> elements) {
        byte[] value = elements.get(CommandElement.GROUP_LENGTH);
        return value == null || value.length != 4
                ? 0
                : ELEMENT_HEADER + 4L + (ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFFFFFFL);
    }
}
