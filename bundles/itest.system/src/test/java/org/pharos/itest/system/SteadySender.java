package org.pharos.itest.system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.OutgoingObject;
import org.pharos.itest.system.process.Gateway;

/** Sends CT slices one after another and notes, outside the gateway, which were answered with Success. */
final class SteadySender {

    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

    private final Gateway gateway;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    SteadySender(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The SOP Instance UIDs that were answered with Success. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /**
     * Sends over one association what was not acknowledged yet, until all is or the gateway is gone.
     *
     * @param progress told how many are acknowledged after each answer, on the caller's thread
     */
    void send(List<DataSet> slices, IntConsumer progress) {
        ClientOptions options =
                ClientOptions.to("127.0.0.1", gateway.dicomPort(), Gateway.AE_TITLE, Gateway.MODALITY);
        try (DicomClient client = DicomClient.connect(options,
                List.of(ContextProposal.storage(Uids.CTImageStorage, SYNTAX.uid())))) {
            for (DataSet slice : slices) {
                String uid = slice.getString(Tag.SOPInstanceUID, "");
                if (!acknowledged.contains(uid) && store(client, uid, slice)) {
                    acknowledged.add(uid);
                    progress.accept(acknowledged.size());
                }
            }
        } catch (IOException gone) {
            // the gateway was killed; what was not acknowledged is sent again
        }
    }

    private static boolean store(DicomClient client, String uid, DataSet slice) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DicomWriter.writeDataSet(bytes, slice, SYNTAX);
        OutgoingObject object = new OutgoingObject(Uids.CTImageStorage, uid, SYNTAX.uid());
        return client.store(object, new ByteArrayInputStream(bytes.toByteArray())).isSuccess();
    }
}
