package org.pharos.dicom.net.service;

import java.util.Optional;
import java.util.function.Function;
import org.pharos.dicom.net.dimse.Status;

/** Answers requests for storage commitment. Called on the association's thread. */
@FunctionalInterface
public interface CommitmentHandler {

    /** Takes in every request, and answers it on its own association. @param result what is known of its objects */
    static CommitmentHandler atOnce(Function<CommitmentRequest, CommitmentResult> result) {
        return new CommitmentHandler() {
            @Override
            public Status requested(CommitmentRequest request) {
                return Status.SUCCESS;
            }

            @Override
            public Optional<CommitmentResult> resultAtOnce(CommitmentRequest request) {
                return Optional.of(result.apply(request));
            }
        };
    }

    /** Takes the request in: {@link Status#SUCCESS} promises that a result will follow. */
    Status requested(CommitmentRequest request);

    /**
     * Asked right after a request was answered with Success: the result, when it is known already and may go out on
     * this same association. Empty: it follows later through {@link DicomClient#sendEventReport}.
     */
    default Optional<CommitmentResult> resultAtOnce(CommitmentRequest request) {
        return Optional.empty();
    }

    /**
     * What became of the result given by {@link #resultAtOnce}.
     *
     * @param confirmed whether the peer confirmed it; if not (it released first, say) it has yet to be sent
     */
    default void reported(CommitmentRequest request, boolean confirmed) {}
}
