package org.pharos.gateway.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DataSetScanner;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.StoredInstance;

/** Reads an instance's header out of its file, as far as the last attribute that is wanted. Any thread may call. */
final class HeaderReader {

    private static final long KEEP_ON_DISK_ABOVE_BYTES = 64 * 1024;
    private static final int LAST_WANTED = InstanceHeader.TAGS.stream().mapToInt(Integer::intValue)
            .boxed().max(Integer::compareUnsigned).orElseThrow();

    private final DataSetScanner scanner = new DataSetScanner(Limits.DEFAULT,
            InstanceHeader.TAGS.stream().mapToInt(Integer::intValue).toArray());
    private final ReadOptions options = ReadOptions.DEFAULT.withStopBefore(LAST_WANTED + 1)
            .withValuesOnDiskAbove(KEEP_ON_DISK_ABOVE_BYTES);

    StoredInstance stored(Envelope.Read held, Shelf shelf) throws IOException {
        Path file = shelf.fileOf(held.envelope().instance());
        return held.stored(read(file, held), file);
    }

    /** @throws DamagedFileException when the file cannot be what was stored */
    private InstanceHeader read(Path file, Envelope.Read held) throws IOException {
        try (DicomReader reader = DicomReader.openFile(file, options)) {
            return InstanceHeader.of(reader.dataSet());
        } catch (DicomFormatException | IncompleteIdentityException e) {
            return readToTheEnd(file, held);
        }
    }

    /** What was sent with its tags out of order has its identity anywhere. */
    private InstanceHeader readToTheEnd(Path file, Envelope.Read held) throws IOException {
        TransferSyntax syntax = TransferSyntax.forUid(held.envelope().transferSyntaxUid())
                .orElseThrow(() -> new DamagedFileException("the file names a transfer syntax that does not exist"));
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(held.dataSetOffset());
            return InstanceHeader.of(scanner.scan(in, syntax).attributes());
        } catch (DicomFormatException | IncompleteIdentityException e) {
            throw new DamagedFileException(e.getMessage());
        }
    }
}
