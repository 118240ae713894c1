package org.pharos.gateway.worker.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes values out of a message; every length is checked before anything is allocated for it. */
final class PayloadReader {

    /** Reads one entry of a list. */
    interface Entry<T> {
        T read() throws WireException;
    }

    private final ByteBuffer buffer;

    PayloadReader(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    int number() throws WireException {
        require(Integer.BYTES);
        return buffer.getInt();
    }

    long longNumber() throws WireException {
        require(Long.BYTES);
        return buffer.getLong();
    }

    String text() throws WireException {
        int length = number();
        if (length < 0 || length > WireLimits.TEXT_BYTES_MAX) {
            throw new WireException("a text of " + length + " bytes");
        }
        require(length);
        ByteBuffer bytes = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new WireException("a text that is not UTF-8");
        }
    }

    <T> List<T> list(Entry<T> entry) throws WireException {
        int size = number();
        if (size < 0 || size > WireLimits.LIST_MAX) {
            throw new WireException("a list of " + size);
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(entry.read());
        }
        return List.copyOf(values);
    }

    <E extends Enum<E>> E oneOf(Class<E> type) throws WireException {
        int ordinal = number();
        E[] values = type.getEnumConstants();
        if (ordinal < 0 || ordinal >= values.length) {
            throw new WireException("no " + type.getSimpleName() + " has the number " + ordinal);
        }
        return values[ordinal];
    }

    void requireEnd() throws WireException {
        if (buffer.hasRemaining()) {
            throw new WireException(buffer.remaining() + " bytes too many");
        }
    }

    private void require(int bytes) throws WireException {
        if (buffer.remaining() < bytes) {
            throw new WireException("a message that ends too early");
        }
    }
}
