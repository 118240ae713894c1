package org.pharos.dicom.net.dimse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.association.AgreedContext;
import org.pharos.dicom.net.association.Association;
import org.pharos.dicom.net.association.Expiry;
import org.pharos.dicom.net.association.FragmentOutput;
import org.pharos.dicom.net.pdu.PdvHeader;

/**
 * Messages over one association, one operation at a time each way (no asynchronous window). Belongs to the thread of
 * the association. While an answer is awaited, requests of the peer are performed.
 */
public final class Exchange {

    private final Association association;
    private final Performer performer;
    private final long responseMs;
    private int lastMessageId;

    /** @param performer answers the peer's requests @param responseMs how long the peer may take to answer ours */
    public Exchange(Association association, Performer performer, long responseMs) {
        this.association = association;
        this.performer = performer;
        this.responseMs = responseMs;
    }

    public Association association() {
        return association;
    }

    int nextMessageId() {
        lastMessageId = lastMessageId % 0xFFFF + 1;
        return lastMessageId;
    }

    /**
     * Performs the peer's requests until it asks for release, and answers that.
     *
     * @param idleMs how long the peer may be silent between messages
     */
    public void serve(long idleMs) throws IOException {
        Optional<Message> message = receive(Expiry.IDLE, idleMs);
        while (message.isPresent()) {
            perform(message.get());
            if (association.isReleaseWanted()) {
                break;
            }
            message = receive(Expiry.IDLE, idleMs);
        }
        association.answerRelease();
    }

    /**
     * Performs at most one request of the peer.
     *
     * @return whether one came within the limit; when none did the association is over
     */
    public boolean serveOne(long limitMs) throws IOException {
        Optional<Message> message = receive(Expiry.RESPONSE, limitMs);
        if (message.isEmpty()) {
            association.answerRelease();
            return false;
        }
        perform(message.get());
        return true;
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param data null for a request without a data set
     * @return the command set of the response; a data set with it has been passed over
     */
    public CommandSet invoke(AgreedContext context, CommandSet command, DataSetSource data) throws IOException {
        send(context.id(), command, data);
        while (true) {
            Message message = receive(Expiry.RESPONSE, responseMs).orElseThrow(this::releasedEarly);
            if (message.command().field().map(CommandField::isResponse).orElse(false)) {
                return matching(message, command);
            }
            perform(message);
        }
    }

    private DicomNetException releasedEarly() {
        return new DicomNetException(Failure.RELEASED_BY_PEER, "the peer asked for release before it had answered");
    }

    private CommandSet matching(Message message, CommandSet request) throws IOException {
        CommandSet response = message.command();
        if (response.messageIdRespondedTo() != request.messageId()
                || !request.field().flatMap(CommandField::response).equals(response.field())) {
            throw association.violation("an answer to something that was not asked");
        }
        message.skip();
        return response;
    }

    private void perform(Message message) throws IOException {
        if (message.command().field().map(CommandField::isResponse).orElse(false)) {
            throw association.violation("an answer to something that was not asked");
        }
        performer.perform(message, this);
    }

    /** Sends a response. */
    public void respond(Message to, CommandSet response) throws IOException {
        send(to.context().id(), response, null);
    }

    private void send(int contextId, CommandSet command, DataSetSource data) throws IOException {
        try (FragmentOutput out = new FragmentOutput(association, contextId, true)) {
            out.write(CommandCoding.encode(command));
        }
        if (data != null) {
            sendDataSet(contextId, data);
        }
    }

    /** A source that fails leaves half a data set on the wire: only an abort can end that. */
    private void sendDataSet(int contextId, DataSetSource data) throws IOException {
        FragmentOutput out = new FragmentOutput(association, contextId, false);
        try {
            data.writeTo(out);
        } catch (IOException | RuntimeException e) {
            association.abort();
            throw e;
        }
        out.close();
    }

    private Optional<Message> receive(Expiry limit, long limitMs) throws IOException {
        Optional<PdvHeader> first = association.firstFragment(limit, limitMs);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int contextId = first.get().contextId();
        AgreedContext context = association.context(contextId).orElseThrow(() -> association.violation(
                "data on presentation context " + contextId + ", which was not agreed on"));
        CommandSet command = CommandCoding.decode(commandBytes(first.get())).orElseThrow(
                () -> association.violation("a command set that cannot be understood"));
        if (!command.hasDataSet()) {
            association.messageEnded();
            return Optional.of(new Message(context, command, DataSetInput.none(association)));
        }
        return Optional.of(new Message(context, command, DataSetInput.arriving(association, contextId)));
    }

    private byte[] commandBytes(PdvHeader first) throws DicomNetException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        PdvHeader fragment = first;
        while (true) {
            append(bytes, fragment, first.contextId());
            if (fragment.last()) {
                return bytes.toByteArray();
            }
            fragment = association.nextFragment();
        }
    }

    private void append(ByteArrayOutputStream bytes, PdvHeader fragment, int contextId) throws DicomNetException {
        if (!fragment.command() || fragment.contextId() != contextId) {
            throw association.violation("a fragment of something else where a command set is due");
        }
        if (bytes.size() + fragment.lengthBytes() > CommandCoding.BYTES_MAX) {
            throw association.violation("a command set of more than " + CommandCoding.BYTES_MAX + " bytes");
        }
        byte[] piece = new byte[fragment.lengthBytes()];
        for (int done = 0; done < piece.length; ) {
            done += association.read(piece, done, piece.length - done);
        }
        bytes.writeBytes(piece);
    }
}
