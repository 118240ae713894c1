package org.pharos.gateway.telemetry.mqtt.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * One file of records: length (4 bytes), CRC-32C (4 bytes), bytes. Named after the index of its first record. What
 * follows the first record that does not add up is cut off when it is opened: a power cut ends a file that way.
 */
final class Segment implements Closeable {

    private static final int HEADER_BYTES = 8;
    private static final String SUFFIX = ".seg";

    private final Path path;
    private final FileChannel channel;
    private final long firstIndex;
    private int[] positions = new int[64];
    private int count;
    private int length;

    private Segment(Path path, long firstIndex, FileChannel channel) {
        this.path = path;
        this.firstIndex = firstIndex;
        this.channel = channel;
    }

    static boolean isOne(Path path) {
        return path.getFileName().toString().matches("[0-9a-f]{16}" + SUFFIX.replace(".", "\\."));
    }

    static Segment create(Path folder, long firstIndex) throws IOException {
        Path path = folder.resolve(String.format("%016x", firstIndex) + SUFFIX);
        return new Segment(path, firstIndex, open(path));
    }

    static Segment open(Path path, int bytesMax) throws IOException {
        String name = path.getFileName().toString();
        long firstIndex = Long.parseUnsignedLong(name.substring(0, name.length() - SUFFIX.length()), 16);
        Segment segment = new Segment(path, firstIndex, open(path));
        segment.scan(bytesMax);
        return segment;
    }

    long firstIndex() {
        return firstIndex;
    }

    long nextIndex() {
        return firstIndex + count;
    }

    int bytes() {
        return length;
    }

    void append(byte[] record) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + record.length).putInt(record.length).putInt(check(record))
                .put(record).flip();
        int at = length;
        try {
            while (out.hasRemaining()) {
                at += channel.write(out, at);
            }
        } catch (IOException e) {
            channel.truncate(length);
            throw e;
        }
        remember(length);
        length = at;
    }

    byte[] read(long index) throws IOException {
        int position = positions[(int) (index - firstIndex)];
        byte[] record = new byte[read(position, Integer.BYTES).getInt()];
        read(position + HEADER_BYTES, record.length).get(record);
        return record;
    }

    void force() throws IOException {
        channel.force(false);
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void scan(int bytesMax) throws IOException {
        int end = (int) Math.min(channel.size(), bytesMax);
        while (end - length >= HEADER_BYTES) {
            ByteBuffer header = read(length, HEADER_BYTES);
            int size = header.getInt();
            int check = header.getInt();
            if (size < 0 || size > OutboxLimits.RECORD_BYTES_MAX || size > end - length - HEADER_BYTES) {
                break;
            }
            byte[] record = new byte[size];
            read(length + HEADER_BYTES, size).get(record);
            if (check(record) != check) {
                break;
            }
            remember(length);
            length += HEADER_BYTES + size;
        }
        channel.truncate(length);
    }

    private void remember(int position) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, count * 2);
        }
        positions[count++] = position;
    }

    private ByteBuffer read(int position, int size) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(size);
        while (in.hasRemaining()) {
            if (channel.read(in, position + (long) in.position()) < 0) {
                throw new IOException("a segment of the outbox ends within a record");
            }
        }
        return in.flip();
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static int check(byte[] record) {
        CRC32C crc = new CRC32C();
        crc.update(record);
        return (int) crc.getValue();
    }
}
