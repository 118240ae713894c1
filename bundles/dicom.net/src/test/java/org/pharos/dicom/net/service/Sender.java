package org.pharos.dicom.net.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.dicom.net.dimse.Status;

/** Sends files through a client, byte for byte. */
final class Sender {

    private Sender() {}

    static Status send(DicomClient client, Path file) throws IOException {
        try (DicomReader reader = DicomReader.openFile(file);
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            FileMeta meta = reader.meta();
            in.skipNBytes(reader.dataSetOffset());
            return client.store(new OutgoingObject(meta.sopClassUid().orElseThrow(),
                    meta.sopInstanceUid().orElseThrow(), meta.transferSyntax().uid()), in);
        }
    }

    static byte[] dataSet(Path file) throws IOException {
        try (DicomReader reader = DicomReader.openFile(file)) {
            byte[] all = Files.readAllBytes(file);
            int offset = (int) reader.dataSetOffset();
            return Arrays.copyOfRange(all, offset, all.length);
        }
    }
}
