package org.pharos.gateway.worker.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/**
 * Messages over a local socket. Each has a header of 16 bytes: magic, version, type, sequence number, length of what
 * follows. One thread may send while another receives; an answer carries the number of its request.
 */
public final class MessageChannel implements Closeable {

    private static final int MAGIC = 0x50484157;
    private static final int HEADER_BYTES = 16;

    private final ByteChannel channel;
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(HEADER_BYTES + WireLimits.PAYLOAD_BYTES_MAX);
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(HEADER_BYTES + WireLimits.PAYLOAD_BYTES_MAX);

    public MessageChannel(ByteChannel channel) {
        this.channel = channel;
    }

    /** A message and its sequence number. */
    public record Numbered(int sequence, Message message) {}

    /** @throws IOException when the other side is gone */
    public void send(int sequence, Message message) throws IOException {
        outgoing.clear().position(HEADER_BYTES);
        int type = MessageCodec.encode(message, outgoing);
        outgoing.putInt(0, MAGIC).putShort(4, (short) WireLimits.VERSION).putShort(6, (short) type)
                .putInt(8, sequence).putInt(12, outgoing.position() - HEADER_BYTES);
        outgoing.flip();
        while (outgoing.hasRemaining()) {
            channel.write(outgoing);
        }
    }

    /**
     * Waits for the next message.
     *
     * @throws EOFException when the other side is gone
     * @throws WireException when what it said is not in the protocol
     */
    public Numbered receive() throws IOException {
        fill(HEADER_BYTES);
        if (incoming.getInt(0) != MAGIC) {
            throw new WireException("bytes that are no message");
        }
        if (incoming.getShort(4) != WireLimits.VERSION) {
            throw new WireException("version " + incoming.getShort(4) + " of the protocol, not " + WireLimits.VERSION);
        }
        int type = incoming.getShort(6);
        int sequence = incoming.getInt(8);
        int length = incoming.getInt(12);
        if (length < 0 || length > WireLimits.PAYLOAD_BYTES_MAX) {
            throw new WireException("a message of " + length + " bytes");
        }
        fill(length);
        return new Numbered(sequence, MessageCodec.decode(type, incoming));
    }

    private void fill(int bytes) throws IOException {
        incoming.clear().limit(bytes);
        while (incoming.hasRemaining()) {
            if (channel.read(incoming) < 0) {
                throw new EOFException("the other side is gone");
            }
        }
        incoming.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
