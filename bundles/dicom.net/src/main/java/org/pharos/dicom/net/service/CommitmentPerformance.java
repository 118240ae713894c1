package org.pharos.dicom.net.service;

import java.io.IOException;
import java.util.Optional;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.association.AgreedContext;
import org.pharos.dicom.net.dimse.Commands;
import org.pharos.dicom.net.dimse.Exchange;
import org.pharos.dicom.net.dimse.Message;
import org.pharos.dicom.net.dimse.Status;

/** Storage commitment as asked for or reported by the peer of one association (PS3.4 annex J). */
final class CommitmentPerformance {

    private static final int REQUEST_ACTION = 1;

    private final AssociationInfo peer;
    private final Handlers handlers;
    private CommitmentRequest latest;
    private long count;

    CommitmentPerformance(AssociationInfo peer, Handlers handlers) {
        this.peer = peer;
        this.handlers = handlers;
    }

    long count() {
        return count;
    }

    Status action(Message message) throws IOException {
        if (handlers.commitment().isEmpty() || !isCommitment(message)) {
            return Status.NO_SUCH_SOP_CLASS;
        }
        if (!isWellKnown(message)) {
            return Status.NO_SUCH_OBJECT_INSTANCE;
        }
        if (message.command().actionType() != REQUEST_ACTION) {
            return Status.NO_SUCH_ACTION_TYPE;
        }
        Optional<CommitmentRequest> request =
                CommitmentCoding.request(peer, message.dataSet(), message.context().transferSyntax());
        if (request.isEmpty()) {
            return Status.INVALID_ARGUMENT.because("no transaction UID or no references");
        }
        count++;
        latest = request.get();
        return handlers.commitment().get().requested(latest);
    }

    Status eventReport(Message message) throws IOException {
        if (handlers.commitmentResult().isEmpty() || !isCommitment(message)) {
            return Status.NO_SUCH_SOP_CLASS;
        }
        if (!isWellKnown(message)) {
            return Status.NO_SUCH_OBJECT_INSTANCE;
        }
        if (!CommitmentCoding.isEventType(message.command().eventType())) {
            return Status.NO_SUCH_EVENT_TYPE;
        }
        Optional<CommitmentResult> result =
                CommitmentCoding.result(message.dataSet(), message.context().transferSyntax());
        if (result.isEmpty()) {
            return Status.INVALID_ARGUMENT.because("no transaction UID or no references");
        }
        count++;
        return handlers.commitmentResult().get().reported(peer, result.get());
    }

    /** Sends the result on the same association when the handler has it already. */
    void reportAtOnce(Exchange exchange, AgreedContext context) throws IOException {
        CommitmentHandler handler = handlers.commitment().orElseThrow();
        Optional<CommitmentResult> result = handler.resultAtOnce(latest);
        if (result.isEmpty()) {
            return;
        }
        boolean confirmed = false;
        try {
            confirmed = report(exchange, context, result.get()).isSuccess();
        } catch (DicomNetException e) {
            if (e.failure() != Failure.RELEASED_BY_PEER) {
                throw e;
            }
        } finally {
            handler.reported(latest, confirmed);
        }
    }

    static Status report(Exchange exchange, AgreedContext context, CommitmentResult result) throws IOException {
        return Commands.eventReport(exchange, context, SopClasses.STORAGE_COMMITMENT_INSTANCE,
                CommitmentCoding.eventType(result), CommitmentCoding.source(result, context.transferSyntax()));
    }

    static Status request(Exchange exchange, AgreedContext context, CommitmentRequest request) throws IOException {
        return Commands.action(exchange, context, SopClasses.STORAGE_COMMITMENT_INSTANCE, REQUEST_ACTION,
                CommitmentCoding.source(request, context.transferSyntax()));
    }

    private static boolean isCommitment(Message message) {
        return message.context().abstractSyntax().equals(SopClasses.STORAGE_COMMITMENT)
                && message.command().sopClass().equals(SopClasses.STORAGE_COMMITMENT);
    }

    private static boolean isWellKnown(Message message) {
        return message.command().sopInstance().equals(SopClasses.STORAGE_COMMITMENT_INSTANCE);
    }
}
