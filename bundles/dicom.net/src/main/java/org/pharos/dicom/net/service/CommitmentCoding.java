package org.pharos.dicom.net.service;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.dicom.net.dimse.DataSetSource;

/** The data sets of storage commitment (PS3.4 tables J.3-1 and J.3-2). */
final class CommitmentCoding {

    private static final int ALL_COMMITTED = 1;
    private static final int SOME_FAILED = 2;

    /** Enough for 100,000 references. */
    private static final ReadOptions OPTIONS =
            ReadOptions.DEFAULT.withLimits(Limits.DEFAULT.withObjectBytesMax(16 << 20));

    private CommitmentCoding() {}

    static int eventType(CommitmentResult result) {
        return result.isComplete() ? ALL_COMMITTED : SOME_FAILED;
    }

    static boolean isEventType(int type) {
        return type == ALL_COMMITTED || type == SOME_FAILED;
    }

    /** @return empty when the data set is not such a request */
    static Optional<CommitmentRequest> request(AssociationInfo peer, InputStream in, String syntax) throws IOException {
        return read(in, syntax).flatMap(dataSet -> {
            Optional<String> transaction = transaction(dataSet);
            Optional<List<SopReference>> objects = references(dataSet.getSequence(Tag.ReferencedSOPSequence));
            return transaction.isEmpty() || objects.isEmpty() || objects.get().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CommitmentRequest(peer, transaction.get(), objects.get()));
        });
    }

    /** @return empty when the data set is not such a result */
    static Optional<CommitmentResult> result(InputStream in, String syntax) throws IOException {
        return read(in, syntax).flatMap(dataSet -> {
            Optional<String> transaction = transaction(dataSet);
            Optional<List<SopReference>> committed = references(dataSet.getSequence(Tag.ReferencedSOPSequence));
            List<DataSet> items = dataSet.getSequence(Tag.FailedSOPSequence);
            Optional<List<SopReference>> failed = references(items);
            return transaction.isEmpty() || committed.isEmpty() || failed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CommitmentResult(
                            transaction.get(), committed.get(), failed(failed.get(), items)));
        });
    }

    private static Optional<DataSet> read(InputStream in, String syntax) throws IOException {
        try {
            return Optional.of(DicomReader.readDataSet(in, syntax(syntax), OPTIONS));
        } catch (DicomFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> transaction(DataSet dataSet) {
        return dataSet.getString(Tag.TransactionUID).filter(SopClasses::isUid);
    }

    /** Empty when one of the items names no object. */
    private static Optional<List<SopReference>> references(List<DataSet> items) {
        List<SopReference> references = new ArrayList<>(items.size());
        for (DataSet item : items) {
            String sopClass = item.getString(Tag.ReferencedSOPClassUID, "");
            String sopInstance = item.getString(Tag.ReferencedSOPInstanceUID, "");
            if (!SopClasses.isUid(sopClass) || !SopClasses.isUid(sopInstance)) {
                return Optional.empty();
            }
            references.add(new SopReference(sopClass, sopInstance));
        }
        return Optional.of(references);
    }

    private static List<CommitmentResult.Failed> failed(List<SopReference> references, List<DataSet> items) {
        List<CommitmentResult.Failed> failed = new ArrayList<>(references.size());
        for (int i = 0; i < references.size(); i++) {
            int reason = items.get(i).getInt(Tag.FailureReason, 0);
            failed.add(new CommitmentResult.Failed(references.get(i), CommitmentFailure.of(reason)));
        }
        return failed;
    }

    static DataSetSource source(CommitmentRequest request, String syntax) {
        DataSet dataSet = new DataSet();
        dataSet.setString(Tag.TransactionUID, request.transactionUid());
        request.objects().forEach(one -> refer(dataSet.newItem(Tag.ReferencedSOPSequence), one));
        return out -> write(dataSet, syntax, out);
    }

    static DataSetSource source(CommitmentResult result, String syntax) {
        DataSet dataSet = new DataSet();
        dataSet.setString(Tag.TransactionUID, result.transactionUid());
        result.committed().forEach(one -> refer(dataSet.newItem(Tag.ReferencedSOPSequence), one));
        result.failed().forEach(one -> refer(dataSet.newItem(Tag.FailedSOPSequence), one.object())
                .setInt(Tag.FailureReason, one.reason().code()));
        return out -> write(dataSet, syntax, out);
    }

    private static DataSet refer(DataSet item, SopReference reference) {
        return item.setString(Tag.ReferencedSOPClassUID, reference.sopClassUid())
                .setString(Tag.ReferencedSOPInstanceUID, reference.sopInstanceUid());
    }

    private static void write(DataSet dataSet, String syntax, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out);
        DicomWriter.writeDataSet(buffered, dataSet, syntax(syntax));
        buffered.flush();
    }

    private static TransferSyntax syntax(String uid) {
        return TransferSyntax.forUid(uid).orElse(TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
    }
}
