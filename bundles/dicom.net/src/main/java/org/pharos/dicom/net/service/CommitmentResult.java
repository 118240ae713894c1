package org.pharos.dicom.net.service;

import java.util.List;

/**
 * The outcome of a commitment request (N-EVENT-REPORT, PS3.4 §J.3.3).
 *
 * @param transactionUid of the request
 * @param committed what is kept safe
 * @param failed what is not, and why; empty on full success
 */
public record CommitmentResult(String transactionUid, List<SopReference> committed, List<Failed> failed) {

    public CommitmentResult {
        committed = List.copyOf(committed);
        failed = List.copyOf(failed);
    }

    /** One object that was not committed to. */
    public record Failed(SopReference object, CommitmentFailure reason) {}

    public boolean isComplete() {
        return failed.isEmpty();
    }
}
