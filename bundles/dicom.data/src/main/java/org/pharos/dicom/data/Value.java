package org.pharos.dicom.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** What an element holds, as it was encoded: turned into text or numbers only when asked. */
public sealed interface Value {

    /** A value without parts. */
    sealed interface Leaf extends Value {

        /** Bytes of the encoded value. */
        long length();

        /** Whether numbers have their most significant byte first. */
        boolean bigEndian();

        /** The encoded value from its start; the caller closes it. */
        InputStream open() throws IOException;
    }

    /**
     * A value in memory.
     *
     * @param bytes as encoded, not copied: nobody may change them
     */
    record Bytes(byte[] bytes, boolean bigEndian) implements Leaf {

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /**
     * A value that was left where it is: usable as long as the file stays as it is.
     *
     * @param offset of its first byte
     * @param length bytes
     */
    record OnDisk(Path file, long offset, long length, boolean bigEndian) implements Leaf {

        @Override
        public InputStream open() throws IOException {
            return new FileSlice(file, offset, length);
        }

        @Override
        public String toString() {
            return length + " bytes on disk";
        }
    }

    /**
     * The items of a sequence.
     *
     * @param undefinedLength whether the sequence ends by a delimiter instead of saying its length
     */
    record Items(List<DataSet> items, boolean undefinedLength) implements Value {

        @Override
        public String toString() {
            return items.size() + " items";
        }
    }

    /**
     * Encapsulated pixel data (PS3.5 §A.4).
     *
     * @param parts the Basic Offset Table, often empty, then the fragments
     */
    record Fragments(List<Leaf> parts) implements Value {

        /** @throws NullPointerException when a part is null */
        public Fragments {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.size() + " fragments";
        }
    }
}
