package org.pharos.dicom.net.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pharos.dicom.net.dimse.Status;

/** Keeps the latest commitment results that came on one association until they are asked for. */
final class Reports implements CommitmentResultHandler {

    private static final int KEPT_MAX = 64;

    private final Optional<CommitmentResultHandler> next;
    private final Map<String, CommitmentResult> byTransaction = new LinkedHashMap<>();

    Reports(Optional<CommitmentResultHandler> next) {
        this.next = next;
    }

    @Override
    public Status reported(AssociationInfo peer, CommitmentResult result) {
        Status status = next.map(handler -> handler.reported(peer, result)).orElse(Status.SUCCESS);
        if (status.isSuccess()) {
            byTransaction.put(result.transactionUid(), result);
            if (byTransaction.size() > KEPT_MAX) {
                byTransaction.remove(byTransaction.keySet().iterator().next());
            }
        }
        return status;
    }

    Optional<CommitmentResult> take(String transactionUid) {
        return Optional.ofNullable(byTransaction.remove(transactionUid));
    }
}
