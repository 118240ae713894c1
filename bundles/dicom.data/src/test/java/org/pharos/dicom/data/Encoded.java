package org.pharos.dicom.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;

/** Data sets to bytes and back, and bytes written by hand. */
public final class Encoded {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public static byte[] write(DataSet dataSet, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DicomWriter.writeDataSet(out, dataSet, syntax);
        } catch (IOException e) {
            throw new AssertionError("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    public static DataSet read(byte[] bytes, TransferSyntax syntax) throws IOException {
        return DicomReader.readDataSet(new ByteArrayInputStream(bytes), syntax);
    }

    /** A tag, little endian. */
    public Encoded tag(int tag) {
        return u16(Tag.group(tag)).u16(Tag.element(tag));
    }

    public Encoded u16(int value) {
        out.write(value);
        out.write(value >> 8);
        return this;
    }

    public Encoded u32(long value) {
        return u16((int) value).u16((int) (value >> 16));
    }

    public Encoded text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** The header of an element with a 32-bit length, explicit little endian. */
    public Encoded header(int tag, String vr, long length) {
        return tag(tag).text(vr).u16(0).u32(length);
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
