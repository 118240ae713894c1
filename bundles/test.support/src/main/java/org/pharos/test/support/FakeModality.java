package org.pharos.test.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.OutgoingObject;

/** A modality that sends what it is given over one association, and remembers what it was told. */
public final class FakeModality {

    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

    private final ClientOptions options;

    /** @param aeTitle its own @param called whom it sends to */
    public FakeModality(String aeTitle, String host, int port, String called) {
        options = ClientOptions.to(host, port, called, aeTitle);
    }

    /** C-ECHO. */
    public Status echo() throws IOException {
        try (DicomClient client = DicomClient.connect(options, List.of(ContextProposal.verification()))) {
            return client.echo();
        }
    }

    /** Sends in this order. @return the answers, one an object */
    public List<Status> send(List<DataSet> objects) throws IOException {
        List<ContextProposal> contexts = objects.stream()
                .map(object -> ContextProposal.storage(object.getString(Tag.SOPClassUID, ""), SYNTAX.uid())).distinct()
                        .toList();
        List<Status> answers = new ArrayList<>();
        try (DicomClient client = DicomClient.connect(options, contexts)) {
            for (DataSet object : objects) {
                answers.add(client.store(outgoing(object), new ByteArrayInputStream(encoded(object))));
            }
        }
        return answers;
    }

    private static OutgoingObject outgoing(DataSet object) {
        return new OutgoingObject(object.getString(Tag.SOPClassUID, ""), object.getString(Tag.SOPInstanceUID, ""),
                SYNTAX.uid());
    }

    private static byte[] encoded(DataSet object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DicomWriter.writeDataSet(bytes, object, SYNTAX);
        return bytes.toByteArray();
    }
}
