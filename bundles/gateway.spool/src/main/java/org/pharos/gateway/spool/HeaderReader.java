package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.file.Path;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.gateway.api.intake.IncompleteIdentityException;
import org.pharos.gateway.api.intake.InstanceHeader;
import org.pharos.gateway.api.intake.StoredInstance;

/** Reads an instance's header out of its file, as far as the last attribute that is wanted. Any thread may call. */
final class HeaderReader {

    private static final long KEEP_ON_DISK_ABOVE_BYTES = 64 * 1024;
    private static final int LAST_WANTED = InstanceHeader.TAGS.stream().mapToInt(Integer::intValue)
            .boxed().max(Integer::compareUnsigned).orElseThrow();

    private final ReadOptions options = ReadOptions.DEFAULT.withStopBefore(LAST_WANTED + 1)
            .withValuesOnDiskAbove(KEEP_ON_DISK_ABOVE_BYTES);

    /** @throws DamagedFileException when the file cannot be what was stored */
    InstanceHeader read(Path file) throws IOException {
        try (DicomReader reader = DicomReader.openFile(file, options)) {
            DataSet dataSet = reader.dataSet();
            return InstanceHeader.of(dataSet);
        } catch (DicomFormatException | IncompleteIdentityException e) {
            throw new DamagedFileException(e.getMessage());
        }
    }

    StoredInstance stored(Envelope.Read held, Shelf shelf) throws IOException {
        Path file = shelf.fileOf(held.envelope().instance());
        return held.stored(read(file), file);
    }
}
