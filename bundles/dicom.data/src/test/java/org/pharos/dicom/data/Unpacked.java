package org.pharos.dicom.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.pharos.dicom.data.io.DicomFile;

/** The bytes of a deflated file with its data set unpacked. */
final class Unpacked {

    private Unpacked() {}

    static byte[] of(byte[] bytes, DicomFile file) throws IOException {
        int start = 132 + 12 + file.meta().elements().getInt(Tag.FileMetaInformationGroupLength, 0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, start);
        ByteArrayInputStream packed = new ByteArrayInputStream(bytes, start, bytes.length - start);
        all.writeBytes(new InflaterInputStream(packed, new Inflater(true)).readAllBytes());
        return all.toByteArray();
    }
}
