package org.pharos.gateway.delivery.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.dicom.net.dimse.DataSetSource;
import org.pharos.gateway.api.instance.StoredInstance;

/** The bytes of a stored instance in the encoding the peer wants; pixel data is streamed, whatever its size. */
final class StoredObject {

    private static final long IN_MEMORY_BYTES_MAX = 64 * 1024;

    private StoredObject() {}

    /** @param syntaxUid as stored, or another one without compression */
    static DataSetSource in(StoredInstance instance, String syntaxUid) {
        return syntaxUid.equals(instance.transferSyntaxUid())
                ? out -> copy(instance, out)
                : out -> recode(instance, TransferSyntax.forUid(syntaxUid).orElseThrow(), out);
    }

    private static void copy(StoredInstance instance, OutputStream out) throws IOException {
        try (FileChannel file = FileChannel.open(instance.file(), StandardOpenOption.READ)) {
            file.position(instance.dataSetOffset());
            InputStream rest = Channels.newInputStream(file);
            DataSetSource.of(rest).writeTo(out);
        }
    }

    private static void recode(StoredInstance instance, TransferSyntax syntax, OutputStream out) throws IOException {
        ReadOptions options = ReadOptions.DEFAULT.withValuesOnDiskAbove(IN_MEMORY_BYTES_MAX);
        try (DicomReader reader = DicomReader.openFile(instance.file(), options)) {
            DicomWriter.writeDataSet(out, reader.dataSet(), syntax);
        }
    }
}
