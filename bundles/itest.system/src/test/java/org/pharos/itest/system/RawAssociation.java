package org.pharos.itest.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.OutgoingObject;
import org.pharos.itest.system.process.Gateway;

/** A sender that looks at nothing: the data set of a file goes out byte by byte, whatever it is. */
final class RawAssociation {

    private static final String HONEST_UID = "1.2.3.4";

    private RawAssociation() {}

    /** A file's data set, and what it says it is. */
    record Content(OutgoingObject object, byte[] dataSet) {

        static Content of(Path path) throws IOException {
            byte[] file = Files.readAllBytes(path);
            try (DicomReader reader = DicomReader.openStream(new ByteArrayInputStream(file), ReadOptions.DEFAULT)) {
                String uid = reader.meta().sopInstanceUid().filter(one -> one.matches("[0-9.]{1,64}"))
                        .orElse(HONEST_UID);
                OutgoingObject object = new OutgoingObject(reader.meta().sopClassUid().orElse(HONEST_UID), uid,
                        reader.meta().transferSyntax().uid());
                return new Content(object, Arrays.copyOfRange(file, (int) reader.dataSetOffset(), file.length));
            }
        }
    }

    /** @return the answer; an association that the other end aborts is an {@link IOException} */
    static Status send(Gateway gateway, Content content) throws IOException {
        try (DicomClient client = connect(gateway, content.object())) {
            return client.store(content.object(), new ByteArrayInputStream(content.dataSet()));
        }
    }

    /** Sends half of it, then is gone. */
    static void breakOff(Gateway gateway, Content content) throws IOException {
        byte[] half = Arrays.copyOf(content.dataSet(), content.dataSet().length / 2);
        DicomClient client = connect(gateway, content.object());
        try {
            client.store(content.object(), new Breaking(half));
        } catch (IOException expected) {
            // the source broke off, as it was told to
        } finally {
            client.abort();
        }
    }

    private static DicomClient connect(Gateway gateway, OutgoingObject object) throws IOException {
        return DicomClient.connect(
                ClientOptions.to("127.0.0.1", gateway.dicomPort(), Gateway.AE_TITLE, Gateway.MODALITY),
                List.of(ContextProposal.storage(object.sopClassUid(), object.transferSyntaxUid())));
    }

    /** Ends in a failure instead of an end. */
    private static final class Breaking extends InputStream {

        private final InputStream bytes;

        Breaking(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            if (next < 0) {
                throw new IOException("the cable was pulled");
            }
            return next;
        }
    }
}
