package org.pharos.dicom.net.service;

import java.io.IOException;
import org.pharos.dicom.net.dimse.CommandField;
import org.pharos.dicom.net.dimse.Commands;
import org.pharos.dicom.net.dimse.Exchange;
import org.pharos.dicom.net.dimse.Message;
import org.pharos.dicom.net.dimse.Performer;
import org.pharos.dicom.net.dimse.Status;

/** Leads what one peer asks for to the handlers, and counts it. Belongs to the association's thread. */
final class Performance implements Performer {

    private final AssociationInfo peer;
    private final Handlers handlers;
    private final AssociationListener listener;
    private final CommitmentPerformance commitment;
    private long echoes;
    private long stored;
    private long refused;
    private long bytes;

    Performance(AssociationInfo peer, Handlers handlers, AssociationListener listener) {
        this.peer = peer;
        this.handlers = handlers;
        this.listener = listener;
        this.commitment = new CommitmentPerformance(peer, handlers);
    }

    AssociationCounts counts() {
        return new AssociationCounts(echoes, stored, refused, bytes, commitment.count());
    }

    @Override
    public void perform(Message message, Exchange exchange) throws IOException {
        CommandField field = message.command().field().orElseThrow(() -> exchange.association().violation(
                "operation " + Integer.toHexString(message.command().fieldCode()) + ", which does not exist"));
        if (field == CommandField.C_CANCEL_RQ) {
            message.skip(); // Nothing is under way that could be cancelled, and C-CANCEL has no answer.
            return;
        }
        Status status = guarded(field, message);
        message.skip();
        exchange.respond(message, Commands.response(message.command(), field.response().orElseThrow(), status));
        if (field == CommandField.N_ACTION_RQ && status.isSuccess()) {
            commitment.reportAtOnce(exchange, message.context());
        }
    }

    /** A handler that fails costs the one request, not the association; a broken association ends everything. */
    private Status guarded(CommandField field, Message message) throws IOException {
        try {
            return status(field, message);
        } catch (IOException | RuntimeException e) {
            if (message.dataSet().isBroken()) {
                throw e;
            }
            listener.handlerFailed(peer, e);
            return Status.PROCESSING_FAILURE;
        }
    }

    private Status status(CommandField field, Message message) throws IOException {
        return switch (field) {
            case C_ECHO_RQ -> echo(message);
            case C_STORE_RQ -> store(message);
            case N_ACTION_RQ -> commitment.action(message);
            case N_EVENT_REPORT_RQ -> commitment.eventReport(message);
            default -> unsupported(message);
        };
    }

    private Status echo(Message message) {
        if (!message.context().abstractSyntax().equals(SopClasses.VERIFICATION)) {
            return Status.SOP_CLASS_NOT_SUPPORTED;
        }
        echoes++;
        return handlers.echo().echo(peer);
    }

    private Status unsupported(Message message) {
        return message.command().sopClass().equals(message.context().abstractSyntax())
                ? Status.UNRECOGNIZED_OPERATION
                : Status.SOP_CLASS_NOT_SUPPORTED;
    }

    private Status store(Message message) throws IOException {
        try {
            Status status = storeChecked(message);
            message.skip();
            count(status);
            return status;
        } catch (IOException | RuntimeException e) {
            refused++;
            throw e;
        } finally {
            bytes += message.dataSet().bytes();
        }
    }

    private void count(Status status) {
        if (status.isFailure()) {
            refused++;
        } else {
            stored++;
        }
    }

    private Status storeChecked(Message message) throws IOException {
        String sopClass = message.command().sopClass();
        String sopInstance = message.command().sopInstance();
        if (handlers.store().isEmpty()) {
            return Status.UNRECOGNIZED_OPERATION;
        }
        if (!sopClass.equals(message.context().abstractSyntax())) {
            return Status.SOP_CLASS_NOT_SUPPORTED.because("SOP class differs from the presentation context");
        }
        if (!SopClasses.isUid(sopInstance)) {
            return Status.INVALID_OBJECT_INSTANCE.because("SOP Instance UID is not a UID");
        }
        if (!message.command().hasDataSet()) {
            return Status.CANNOT_UNDERSTAND.because("no data set");
        }
        StoreRequest request = new StoreRequest(peer, sopClass, sopInstance, message.context().transferSyntax(),
                message.command().priority(), message.command().moveOriginator());
        return handlers.store().get().store(request, message.dataSet());
    }
}
