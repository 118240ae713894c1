package org.pharos.demo.send;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.OutgoingObject;

/** A Part 10 file and what its meta information says. */
record DicomFileToSend(Path file, OutgoingObject object, long dataSetOffset) {

    /** Reads the meta information; empty for a file that is no DICOM file or names no object. */
    static Optional<DicomFileToSend> of(Path file) {
        try (DicomReader reader = DicomReader.openFile(file)) {
            Optional<String> sopClass = reader.meta().sopClassUid();
            Optional<String> instance = reader.meta().sopInstanceUid();
            if (sopClass.isEmpty() || instance.isEmpty()) {
                return Optional.empty();
            }
            OutgoingObject object = new OutgoingObject(sopClass.get(), instance.get(),
                    reader.meta().transferSyntax().uid());
            return Optional.of(new DicomFileToSend(file, object, reader.dataSetOffset()));
        } catch (IOException notDicom) {
            return Optional.empty();
        }
    }

    /** Every file in these files and folders, in the order of their names. */
    static List<Path> filesIn(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> below = Files.walk(path)) {
                below.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return files;
    }

    ContextProposal proposal() {
        return ContextProposal.storage(object.sopClassUid(), object.transferSyntaxUid());
    }

    /** The data set as it lies in the file. */
    InputStream dataSet() throws IOException {
        InputStream stream = Files.newInputStream(file);
        stream.skipNBytes(dataSetOffset);
        return stream;
    }
}
