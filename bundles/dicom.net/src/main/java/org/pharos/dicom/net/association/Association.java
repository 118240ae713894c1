package org.pharos.dicom.net.association;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.pdu.AbortReason;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.AssociateAc;
import org.pharos.dicom.net.pdu.AssociateRj;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.PduException;
import org.pharos.dicom.net.pdu.PduLimits;
import org.pharos.dicom.net.pdu.PdvHeader;
import org.pharos.dicom.net.pdu.ProposedContext;
import org.pharos.dicom.net.pdu.ReleaseRp;
import org.pharos.dicom.net.pdu.ReleaseRq;
import org.pharos.dicom.net.pdu.RoleSelection;
import org.pharos.dicom.net.pdu.UserInformation;
import org.pharos.dicom.net.state.Event;
import org.pharos.dicom.net.state.State;

/**
 * An association in either role (PS3.8 §7). All methods but {@link #interrupt} belong to one thread, which blocks.
 *
 * <p>After an exception the association is over; {@link #close} gives its connection back.
 */
public final class Association implements Closeable {

    private final Transport transport;
    private final Role role;
    private final UpperLayer layer;
    private AssociateRq request;
    private AssociateAc answer;
    private final Map<Integer, AgreedContext> contexts = new TreeMap<>();

    private Association(Transport transport, Role role, PduLimits limits) {
        this.transport = transport;
        this.role = role;
        this.layer = new UpperLayer(transport, role, limits);
    }

    /**
     * Waits, as acceptor, for the A-ASSOCIATE-RQ on a connection just opened; answer it with {@link #accept} or
     * {@link #reject}.
     */
    public static Association awaitRequest(Transport transport, PduLimits limits) throws DicomNetException {
        Association association = new Association(transport, Role.ACCEPTOR, limits);
        try {
            association.layer.wish(Event.TRANSPORT_INDICATION);
            association.request = (AssociateRq) association.layer.receive().pdu().orElseThrow();
            return association;
        } catch (DicomNetException e) {
            association.close();
            throw e;
        }
    }

    /**
     * Asks, as requestor, for an association on a connection just opened.
     *
     * @param responseMs how long the answer may take
     * @throws DicomNetException {@link Failure#REJECTED} with the peer's reason, among others
     */
    public static Association request(Transport transport, PduLimits limits, AssociateRq request, long responseMs)
            throws DicomNetException {
        Association association = new Association(transport, Role.REQUESTOR, limits);
        try {
            association.negotiate(request, responseMs);
            return association;
        } catch (DicomNetException e) {
            association.close();
            throw e;
        }
    }

    private void negotiate(AssociateRq wanted, long responseMs) throws DicomNetException {
        request = wanted;
        layer.wish(Event.ASSOCIATE_REQUEST);
        transport.patience().await(Expiry.RESPONSE, responseMs);
        layer.wish(Event.TRANSPORT_CONFIRM, wanted);
        UpperLayer.Arrived arrived = layer.receive();
        transport.patience().settled();
        if (arrived.event() == Event.ASSOCIATE_RJ_PDU) {
            throw new DicomNetException((AssociateRj) arrived.pdu().orElseThrow());
        }
        agree((AssociateAc) arrived.pdu().orElseThrow());
    }

    /** Sends A-ASSOCIATE-AC. */
    public void accept(AssociateAc acceptance) throws DicomNetException {
        layer.wish(Event.ASSOCIATE_RESPONSE_ACCEPT, acceptance);
        agree(acceptance);
    }

    /** Sends A-ASSOCIATE-RJ; {@link #close} comes next. */
    public void reject(AssociateRj rejection) throws DicomNetException {
        layer.wish(Event.ASSOCIATE_RESPONSE_REJECT, rejection);
    }

    private void agree(AssociateAc acceptance) throws DicomNetException {
        answer = acceptance;
        if (peerInformation().pduBytesMax() != 0 && peerInformation().pduBytesMax() < PdvHeader.SIZE + 2) {
            throw layer.violated(new PduException(
                    AbortReason.INVALID_PARAMETER_VALUE, "a maximum PDU length that leaves no room for data"));
        }
        for (AnsweredContext answered : acceptance.contexts()) {
            for (ProposedContext proposed : request.contexts()) {
                if (answered.accepted() && answered.id() == proposed.id()) {
                    contexts.put(answered.id(), new AgreedContext(
                            answered.id(), proposed.abstractSyntax(), answered.transferSyntax()));
                }
            }
        }
    }

    public Role role() {
        return role;
    }

    public Transport transport() {
        return transport;
    }

    public AssociateRq request() {
        return request;
    }

    /** As sent or received; null before. */
    public AssociateAc answer() {
        return answer;
    }

    /** The contexts agreed on, by id. */
    public Map<Integer, AgreedContext> contexts() {
        return Map.copyOf(contexts);
    }

    /** One agreed context. */
    public Optional<AgreedContext> context(int id) {
        return Optional.ofNullable(contexts.get(id));
    }

    /** The first agreed context for this SOP class. */
    public Optional<AgreedContext> contextFor(String abstractSyntax) {
        return contexts.values().stream().filter(one -> one.abstractSyntax().equals(abstractSyntax)).findFirst();
    }

    /** Whether the acceptor said no to the requestor as SCP of a SOP class; one that says nothing may still bear it. */
    public boolean scpRefused(String sopClass) {
        return answer.userInformation().roles().stream()
                .anyMatch(one -> one.sopClass().equals(sopClass) && !one.scp());
    }

    /** Limits and identity of the other side. */
    public UserInformation peerInformation() {
        return role == Role.REQUESTOR ? answer.userInformation() : request.userInformation();
    }

    public boolean isOpen() {
        return layer.state() == State.STA6 || layer.state() == State.STA8;
    }

    /** Whether the peer has asked for release and awaits the answer. */
    public boolean isReleaseWanted() {
        return layer.state() == State.STA8;
    }

    /**
     * Waits for the first fragment of a message.
     *
     * @param what as which limit it counts when none comes
     * @return empty when the peer asks for release instead: answer with {@link #answerRelease}
     */
    public Optional<PdvHeader> firstFragment(Expiry what, long limitMs) throws DicomNetException {
        transport.patience().reading().end();
        transport.patience().await(what, limitMs);
        if (!layer.input().hasFragment() && layer.receive().event() == Event.RELEASE_RQ_PDU) {
            transport.patience().settled();
            return Optional.empty();
        }
        PdvHeader fragment = layer.fragment();
        transport.patience().settled();
        transport.patience().reading().begin();
        return Optional.of(fragment);
    }

    /** The next fragment of a message under way, which must keep coming at the least rate. */
    public PdvHeader nextFragment() throws DicomNetException {
        if (!layer.input().hasFragment() && layer.receive().event() == Event.RELEASE_RQ_PDU) {
            throw violation("A-RELEASE-RQ in the middle of a message");
        }
        return layer.fragment();
    }

    /** Bytes of the current fragment; -1 when all were read. */
    public int read(byte[] target, int offset, int length) throws DicomNetException {
        return layer.read(target, offset, length);
    }

    /** Bytes of the current fragment not yet read. */
    public int fragmentLeft() {
        return layer.input().fragmentLeft();
    }

    /** The message under way is complete: no rate is asked for until the next begins. */
    public void messageEnded() {
        transport.patience().reading().end();
    }

    /** Sends one P-DATA-TF with one fragment. @param pdu 12 bytes left free, then the fragment; overwritten there */
    void send(byte[] pdu, PdvHeader header) throws DicomNetException {
        header.encodeWithPduHeader(pdu);
        layer.sendData(pdu, FragmentOutput.HEADERS + header.lengthBytes());
    }

    /** Agrees to the peer's release; {@link #close} comes next. */
    public void answerRelease() throws DicomNetException {
        layer.wish(Event.RELEASE_RESPONSE, new ReleaseRp());
    }

    /** Asks for release and waits for the answer (PS3.8 §7.2); data that still arrives is passed over. */
    public void release(long limitMs) throws DicomNetException {
        layer.wish(Event.RELEASE_REQUEST, new ReleaseRq());
        transport.patience().await(Expiry.RESPONSE, limitMs);
        byte[] scratch = new byte[4096];
        while (layer.state() != State.STA1 && layer.state() != State.STA13) {
            Event event = layer.receive().event();
            if (event == Event.P_DATA_TF_PDU) {
                skipData(scratch);
            } else if (layer.state() == State.STA9 || layer.state() == State.STA12) {
                layer.wish(Event.RELEASE_RESPONSE, new ReleaseRp());
            }
        }
        transport.patience().settled();
    }

    private void skipData(byte[] scratch) throws DicomNetException {
        try {
            layer.input().skipData(scratch);
        } catch (IOException e) {
            layer.abort();
            throw new DicomNetException(Failure.CONNECTION_LOST, "the connection broke during release", e);
        }
    }

    /** The peer broke a rule above the PDUs: aborts and says so. @return to be thrown */
    public DicomNetException violation(String what) {
        return layer.violated(new PduException(AbortReason.NOT_SPECIFIED, what));
    }

    /** Sends A-ABORT if the association still stands; {@link #close} comes next. */
    public void abort() {
        layer.abort();
    }

    /** From any thread: the owning thread finds its reading ended, aborts and throws. */
    public void interrupt(Expiry why) {
        transport.interrupt(why);
    }

    /** For how long the peer has been idle between messages; negative while a message is under way. */
    public long idleMs() {
        return transport.patience().awaitedMs(Expiry.IDLE);
    }

    /**
     * Aborts if the association still stands. After a farewell of this side waits for the peer to close, at most as
     * long as ARTIM. May be called again.
     */
    @Override
    public void close() {
        layer.abort();
        layer.close();
    }
}
