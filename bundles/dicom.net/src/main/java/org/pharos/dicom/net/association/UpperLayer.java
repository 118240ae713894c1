package org.pharos.dicom.net.association;

import java.io.EOFException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.pdu.Abort;
import org.pharos.dicom.net.pdu.AbortReason;
import org.pharos.dicom.net.pdu.Pdu;
import org.pharos.dicom.net.pdu.PduEncoder;
import org.pharos.dicom.net.pdu.PduException;
import org.pharos.dicom.net.pdu.PduHeader;
import org.pharos.dicom.net.pdu.PduLimits;
import org.pharos.dicom.net.pdu.PduType;
import org.pharos.dicom.net.pdu.PdvHeader;
import org.pharos.dicom.net.state.Action;
import org.pharos.dicom.net.state.Event;
import org.pharos.dicom.net.state.State;
import org.pharos.dicom.net.state.StateMachine;

/** Turns what arrives and what is wished into events of the state machine, and acts as it says (PS3.8 §9.2). */
final class UpperLayer {

    private static final Map<PduType, Event> EVENTS = new EnumMap<>(Map.of(
            PduType.ASSOCIATE_RQ, Event.ASSOCIATE_RQ_PDU,
            PduType.ASSOCIATE_AC, Event.ASSOCIATE_AC_PDU,
            PduType.ASSOCIATE_RJ, Event.ASSOCIATE_RJ_PDU,
            PduType.P_DATA_TF, Event.P_DATA_TF_PDU,
            PduType.RELEASE_RQ, Event.RELEASE_RQ_PDU,
            PduType.RELEASE_RP, Event.RELEASE_RP_PDU,
            PduType.ABORT, Event.ABORT_PDU));

    private static final long FAREWELL_MS = 500;

    private final Transport transport;
    private final Role role;
    private final PduInput input;
    private final StateMachine machine = new StateMachine();

    UpperLayer(Transport transport, Role role, PduLimits limits) {
        this.transport = transport;
        this.role = role;
        this.input = new PduInput(transport, limits);
    }

    State state() {
        return machine.state();
    }

    PduInput input() {
        return input;
    }

    /** A PDU that came, and what it was as an event. The PDU is absent for P-DATA-TF, whose fragments come next. */
    record Arrived(Event event, Optional<Pdu> pdu) {}

    /** An event from this side, with the PDU its action sends, if any. */
    void wish(Event event, Pdu toSend) throws DicomNetException {
        Action action = machine.fire(event);
        try {
            act(action, toSend);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** An event from this side that sends nothing but what the action itself names. */
    void wish(Event event) throws DicomNetException {
        wish(event, null);
    }

    /** Sends one P-DATA-TF, already encoded. */
    void sendData(byte[] pdu, int length) throws DicomNetException {
        machine.fire(Event.P_DATA_REQUEST);
        try {
            transport.write(pdu, length);
        } catch (IOException e) {
            throw farewellOr(e);
        }
    }

    /** A peer that aborts while we send may have said why just before it closed. */
    private DicomNetException farewellOr(IOException e) {
        if (transport.patience().expired().isPresent()) {
            return lost(e);
        }
        transport.patience().await(Expiry.RESPONSE, FAREWELL_MS);
        try {
            while (true) {
                receive();
                input.skipData(new byte[4096]);
            }
        } catch (DicomNetException farewell) {
            return farewell.failure() == Failure.ABORTED_BY_PEER ? farewell : lost(e);
        } catch (IOException nothing) {
            return lost(e);
        }
    }

    /** Waits for a PDU and acts on it; an abort, a stray or broken PDU and a lost connection come as exceptions. */
    Arrived receive() throws DicomNetException {
        try {
            PduHeader header = input.header();
            if (header.type() == PduType.P_DATA_TF) {
                input.enterData(header);
                react(Event.P_DATA_TF_PDU, false, null);
                return new Arrived(Event.P_DATA_TF_PDU, Optional.empty());
            }
            Pdu pdu = input.body(header);
            Event event = EVENTS.get(header.type());
            react(event, event == Event.RELEASE_RQ_PDU && role == Role.ACCEPTOR, pdu);
            return new Arrived(event, Optional.of(pdu));
        } catch (PduException e) {
            throw violated(e);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** The next fragment of the P-DATA-TF at hand. */
    PdvHeader fragment() throws DicomNetException {
        try {
            return input.fragment();
        } catch (PduException e) {
            throw violated(e);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    int read(byte[] target, int offset, int length) throws DicomNetException {
        try {
            return input.read(target, offset, length);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** The peer broke a rule: A-ABORT by the provider, as for any broken PDU. */
    DicomNetException violated(PduException e) {
        farewell(Event.INVALID_PDU, Abort.byProvider(e.reason()));
        return new DicomNetException(
                Failure.PROTOCOL_VIOLATION, "the peer broke the rules: " + e.getMessage(), e);
    }

    /** A-ABORT by this side's wish, if there is anything to abort. */
    void abort() {
        if (machine.allows(Event.ABORT_REQUEST)) {
            farewell(Event.ABORT_REQUEST, Abort.byUser());
        }
    }

    private void farewell(Event event, Abort abort) {
        try {
            act(machine.fire(event), abort);
        } catch (IOException e) {
            closed(); // The connection was lost before the farewell: ended all the same.
        }
    }

    /** In Sta13 waits for the peer to close, at most as long as ARTIM; then, as in any other state, closes. */
    void close() {
        if (machine.state() == State.STA13) {
            drainUntilClosed();
        }
        transport.close();
    }

    private void react(Event event, boolean otherwise, Pdu pdu) throws IOException {
        Action action = machine.fire(event, otherwise);
        switch (action) {
            case AA_1, AA_8 -> {
                act(action, Abort.byProvider(AbortReason.UNEXPECTED_PDU));
                throw new DicomNetException(Failure.PROTOCOL_VIOLATION, "the peer sent " + event + " out of turn");
            }
            case AA_2, AA_3 -> {
                act(action, null);
                throw new DicomNetException(Failure.ABORTED_BY_PEER, ((Abort) pdu).words());
            }
            default -> act(action, null);
        }
    }

    private void act(Action action, Pdu toSend) throws IOException {
        switch (action) {
            case AE_2, AE_7, AR_1, AR_9, AA_7 -> send(toSend);
            case AE_5 -> transport.patience().artim().start();
            case AE_6, AR_5, AA_5 -> transport.patience().artim().stop();
            case AE_8, AR_4, AA_1, AA_8 -> {
                send(toSend);
                transport.patience().settled();
                transport.patience().artim().start();
            }
            case AE_4, AR_3, AA_2, AA_3, AA_4 -> {
                transport.patience().artim().stop();
                transport.close();
            }
            case AE_1, AE_3, DT_1, DT_2, AR_2, AR_6, AR_7, AR_8, AR_10, AA_6 -> { /* Indications: the caller's. */ }
        }
    }

    private void send(Pdu pdu) throws IOException {
        byte[] bytes = PduEncoder.encode(pdu);
        transport.write(bytes, bytes.length);
    }

    /** Sta13: takes and forgets what still comes until the peer closes or ARTIM runs out. */
    private void drainUntilClosed() {
        transport.patience().reading().end();
        byte[] scratch = new byte[4096];
        try {
            while (true) {
                transport.read(scratch, 0, scratch.length);
            }
        } catch (IOException closed) {
            Event event = transport.patience().expired().equals(Optional.of(Expiry.ARTIM))
                    ? Event.ARTIM_EXPIRED : Event.TRANSPORT_CLOSED;
            machine.fire(event);
        } finally {
            transport.patience().artim().stop();
            transport.close();
        }
    }

    /** Says why reading or writing failed, and ends the association as table 9-10 wants it. */
    private DicomNetException lost(IOException e) {
        if (e instanceof DicomNetException known) {
            return known;
        }
        Optional<Expiry> expiry = transport.patience().expired();
        if (expiry.isPresent()) {
            return expired(expiry.get(), e);
        }
        // With TLS 1.3 a server judges our certificate when we believe to be connected already.
        boolean unanswered = machine.state() == State.STA5 && transport.isTls();
        closed();
        if (e instanceof SSLHandshakeException || unanswered) {
            String why = e instanceof SSLException tls ? TlsTrouble.words(tls) : TlsTrouble.BROKEN_OFF;
            return new DicomNetException(Failure.TLS, "the secure connection was refused: " + why, e);
        }
        String words = e instanceof EOFException
                ? "the peer closed the connection" : "the connection broke: " + e.getMessage();
        return new DicomNetException(Failure.CONNECTION_LOST, words, e);
    }

    private DicomNetException expired(Expiry expiry, IOException e) {
        if (machine.allows(Event.ABORT_REQUEST)) {
            abort();
        } else {
            closed();
        }
        boolean wanted = expiry == Expiry.ABORT_WANTED || expiry == Expiry.DISPLACED;
        return new DicomNetException(wanted ? Failure.ABORTED_HERE : Failure.TIMED_OUT, expiry.words(), e);
    }

    private void closed() {
        if (machine.allows(Event.TRANSPORT_CLOSED)) {
            machine.fire(Event.TRANSPORT_CLOSED);
        }
        transport.patience().artim().stop();
        transport.close();
    }
}
