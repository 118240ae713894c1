package org.pharos.dicom.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Value;

/**
 * Encapsulated pixels: which fragments make up which frame (PS3.5 §A.4). Told by an offset table where there is one,
 * else one fragment is one frame, or a JPEG frame goes on until the next begins; what nothing tells is refused.
 */
final class EncapsulatedFrames {

    private static final int ITEM_HEADER_BYTES = 8;
    private static final int SLACK_BYTES = 1 << 20;

    private final PixelHeader header;
    private final List<Value.Leaf> fragments;
    private final long[] offsets;

    EncapsulatedFrames(PixelHeader header, DataSet dataSet, Value.Fragments value) throws UndecodableImageException {
        this.header = header;
        if (value.parts().size() < 2) {
            throw new UndecodableImageException("the pixel data has no fragments");
        }
        this.fragments = value.parts().subList(1, value.parts().size());
        this.offsets = offsets(dataSet, value.parts().get(0));
    }

    private long[] offsets(DataSet dataSet, Value.Leaf basicTable) throws UndecodableImageException {
        byte[] extended = dataSet.getBytes(Tag.ExtendedOffsetTable).orElse(new byte[0]);
        if (header.frames() > 1 && extended.length == (long) header.frames() * Long.BYTES) {
            long[] table = new long[header.frames()];
            ByteBuffer.wrap(extended).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(table);
            return table;
        }
        if (header.frames() == 1 || basicTable.length() != (long) header.frames() * Integer.BYTES) {
            return new long[0];
        }
        try (InputStream stream = basicTable.open()) {
            ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            long[] table = new long[header.frames()];
            for (int i = 0; i < table.length; i++) {
                table[i] = bytes.getInt() & 0xFFFFFFFFL;
            }
            return table;
        } catch (IOException e) {
            throw new UndecodableImageException("the offset table cannot be read", e);
        }
    }

    /** The encoded bytes of one frame. */
    byte[] encoded(int index) throws UndecodableImageException, IOException {
        List<Value.Leaf> parts = fragmentsOf(index);
        long total = parts.stream().mapToLong(Value.Leaf::length).sum();
        if (total > 2 * header.frameBytes() + SLACK_BYTES || total > PixelHeader.FRAME_BYTES_MAX) {
            throw new UndecodableImageException("an encoded frame of " + total
                    + " bytes, far more than its pixels need");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) total);
        for (Value.Leaf part : parts) {
            try (InputStream stream = part.open()) {
                stream.transferTo(bytes);
            }
        }
        return bytes.toByteArray();
    }

    private List<Value.Leaf> fragmentsOf(int index) throws UndecodableImageException, IOException {
        if (header.frames() == 1) {
            return fragments;
        }
        if (offsets.length > 0) {
            return byTable(index);
        }
        if (fragments.size() != header.frames()) {
            return byBeginning(index);
        }
        return fragments.subList(index, index + 1);
    }

    /** Without a table a JPEG frame begins where a fragment begins as JPEG does (ISO 10918-1 §B.2.1, SOI). */
    private List<Value.Leaf> byBeginning(int index) throws UndecodableImageException, IOException {
        List<Integer> beginnings = new ArrayList<>();
        for (int i = 0; i < fragments.size(); i++) {
            if (beginsAsJpeg(fragments.get(i))) {
                beginnings.add(i);
            }
        }
        if (beginnings.size() != header.frames() || beginnings.get(0) != 0) {
            throw new UndecodableImageException("nothing says which of " + fragments.size()
                    + " fragments belong to which of " + header.frames() + " frames");
        }
        int end = index + 1 < beginnings.size() ? beginnings.get(index + 1) : fragments.size();
        return fragments.subList(beginnings.get(index), end);
    }

    private static boolean beginsAsJpeg(Value.Leaf fragment) throws IOException {
        try (InputStream stream = fragment.open()) {
            return stream.read() == 0xFF && stream.read() == 0xD8;
        }
    }

    private List<Value.Leaf> byTable(int index) throws UndecodableImageException {
        long start = offsets[index];
        long end = index + 1 < offsets.length ? offsets[index + 1] : Long.MAX_VALUE;
        List<Value.Leaf> parts = new ArrayList<>();
        long at = 0;
        boolean begins = false;
        for (Value.Leaf fragment : fragments) {
            begins |= at == start;
            if (at >= start && at < end) {
                parts.add(fragment);
            }
            at += ITEM_HEADER_BYTES + fragment.length();
        }
        if (!begins || start >= end) {
            throw new UndecodableImageException("the offset table does not point at fragments");
        }
        return parts;
    }
}
