package org.pharos.dicom.net.service;

import java.util.Optional;
import org.pharos.dicom.net.dimse.Status;

/**
 * Who answers what; what nobody answers is refused.
 *
 * @param echo C-ECHO
 * @param store C-STORE
 * @param commitment N-ACTION of storage commitment
 * @param commitmentResult N-EVENT-REPORT of storage commitment
 */
public record Handlers(
        EchoHandler echo, Optional<CStoreHandler> store, Optional<CommitmentHandler> commitment,
        Optional<CommitmentResultHandler> commitmentResult) {

    /** Answers C-ECHO with success and refuses the rest. */
    public static Handlers echoOnly() {
        return new Handlers(peer -> Status.SUCCESS, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Handlers withEcho(EchoHandler handler) {
        return new Handlers(handler, store, commitment, commitmentResult);
    }

    public Handlers withStore(CStoreHandler handler) {
        return new Handlers(echo, Optional.of(handler), commitment, commitmentResult);
    }

    public Handlers withCommitment(CommitmentHandler handler) {
        return new Handlers(echo, store, Optional.of(handler), commitmentResult);
    }

    public Handlers withCommitmentResult(CommitmentResultHandler handler) {
        return new Handlers(echo, store, commitment, Optional.of(handler));
    }
}
