package org.pharos.dicom.data.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Value;

/** A sequence that somebody on the way did not know and passed on as UN of known length (PS3.5 §6.2.2). */
final class HiddenSequence {

    private HiddenSequence() {}

    /** The items, when the bytes are items through and through and are written back as they were; else nothing. */
    static Optional<Value> unwrap(Value.Bytes value, int depth, ReadOptions options) throws IOException {
        int nestingLeft = options.limits().nestingMax() - depth;
        if (nestingLeft < 1 || !startsWithItem(value.bytes())) {
            return Optional.empty();
        }
        try {
            Limits inside = options.limits().withNestingMax(nestingLeft);
            List<DataSet> items = items(value.bytes(), options.withLimits(inside));
            Value.Items unwrapped = new Value.Items(items, false);
            return writtenBack(items, value.bytes()) ? Optional.of(unwrapped) : Optional.empty();
        } catch (DicomFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWithItem(byte[] bytes) {
        return bytes.length >= 8
                && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF && bytes[2] == 0 && bytes[3] == (byte) 0xE0;
    }

    /** Reads the value as the only sequence of a data set of its own. */
    private static List<DataSet> items(byte[] value, ReadOptions options) throws IOException {
        ByteArrayOutputStream around = new ByteArrayOutputStream(value.length + 8);
        ByteOutput header = new ByteOutput(around);
        header.tag(Tag.ContentSequence, false);
        header.u32(value.length, false);
        header.bytes(value, 0, value.length);
        header.flush();
        DataSet dataSet = DicomReader.readDataSet(
                new ByteArrayInputStream(around.toByteArray()), TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
                ReadOptions.DEFAULT.withLimits(options.limits()));
        return dataSet.getSequence(Tag.ContentSequence);
    }

    private static boolean writtenBack(List<DataSet> items, byte[] value) throws IOException {
        if (EncodedSize.of(items, Encoding.IMPLICIT) != value.length) {
            return false;
        }
        DataSet around = new DataSet().setSequence(Tag.ContentSequence, items);
        ByteArrayOutputStream out = new ByteArrayOutputStream(value.length + 16);
        DicomWriter.writeDataSet(out, around, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        byte[] written = out.toByteArray();
        return Arrays.equals(written, 8, 8 + value.length, value, 0, value.length);
    }
}
