package org.pharos.gateway.worker.wire;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Lays values out in a message. Whoever writes too much has made a programming error. */
final class PayloadWriter {

    private final ByteBuffer buffer;

    PayloadWriter(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    PayloadWriter number(int value) {
        buffer.putInt(value);
        return this;
    }

    PayloadWriter number(long value) {
        buffer.putLong(value);
        return this;
    }

    PayloadWriter text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > WireLimits.TEXT_BYTES_MAX) {
            throw new IllegalArgumentException("a text of " + bytes.length + " bytes does not fit into a message");
        }
        buffer.putInt(bytes.length).put(bytes);
        return this;
    }

    <T> PayloadWriter list(List<T> values, Consumer<T> each) {
        if (values.size() > WireLimits.LIST_MAX) {
            throw new IllegalArgumentException("a list of " + values.size() + " does not fit into a message");
        }
        buffer.putInt(values.size());
        try {
            values.forEach(each);
        } catch (BufferOverflowException e) {
            throw new IllegalArgumentException("a list does not fit into a message", e);
        }
        return this;
    }
}
