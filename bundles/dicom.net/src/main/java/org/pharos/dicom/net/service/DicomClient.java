package org.pharos.dicom.net.service;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.TimeSource;
import org.pharos.dicom.net.association.AgreedContext;
import org.pharos.dicom.net.association.Association;
import org.pharos.dicom.net.association.Expiry;
import org.pharos.dicom.net.association.Transport;
import org.pharos.dicom.net.association.Watchdog;
import org.pharos.dicom.net.dimse.Commands;
import org.pharos.dicom.net.dimse.DataSetSource;
import org.pharos.dicom.net.dimse.Exchange;
import org.pharos.dicom.net.dimse.Priority;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.ProposedContext;
import org.pharos.dicom.net.pdu.RoleSelection;
import org.pharos.dicom.net.pdu.UserInformation;

/**
 * An association this side asked for. Belongs to one thread, which blocks; only {@link #interrupt} may come from
 * another. After a {@link DicomNetException} the association is over, except for {@link Failure#NOT_NEGOTIATED}.
 *
 * <p>An answer of the peer, success or not, is a {@link Status}; whatever prevents an answer is an exception.
 */
public final class DicomClient implements Closeable {

    private static final int CONTEXTS_MAX = 128;

    private final ClientOptions options;
    private final Watchdog watchdog;
    private final Association association;
    private final AssociationInfo peer;
    private final Exchange exchange;
    private final Reports reports;

    private DicomClient(ClientOptions options, Watchdog watchdog, Association association,
            Optional<CommitmentResultHandler> resultHandler) {
        this.options = options;
        this.watchdog = watchdog;
        this.association = association;
        Transport transport = association.transport();
        this.peer = new AssociationInfo(0, options.callingAet(), options.calledAet(), transport.remote(),
                transport.isTls(), transport.peerCertificate());
        this.reports = new Reports(resultHandler);
        Handlers handlers = Handlers.echoOnly().withCommitmentResult(reports);
        this.exchange = new Exchange(association, new Performance(peer, handlers, AssociationListener.NONE),
                options.times().responseMs());
    }

    /**
     * Connects and negotiates.
     *
     * @param proposals 1 to 128 presentation contexts
     * @throws DicomNetException when no association came about, with the reason in words
     */
    public static DicomClient connect(ClientOptions options, List<ContextProposal> proposals) throws DicomNetException {
        return connect(options, proposals, Optional.empty(), TimeSource.SYSTEM);
    }

    /**
     * As above.
     *
     * @param resultHandler takes commitment results the peer sends on this association while an answer or a result
     *     is awaited; without one they are only returned by {@link #awaitCommitment}
     * @param time what limits are measured by
     */
    public static DicomClient connect(ClientOptions options, List<ContextProposal> proposals,
            Optional<CommitmentResultHandler> resultHandler, TimeSource time) throws DicomNetException {
        AssociateRq rq = request(options, proposals);
        Watchdog watchdog = new Watchdog("dicom-client-watchdog");
        try {
            Transport transport = new Connector(options, time, watchdog).connect();
            Association association =
                    Association.request(transport, options.limits(), rq, options.times().responseMs());
            return new DicomClient(options, watchdog, association, resultHandler);
        } catch (DicomNetException | RuntimeException e) {
            watchdog.close();
            throw e;
        }
    }

    private static AssociateRq request(ClientOptions options, List<ContextProposal> proposals) {
        if (proposals.isEmpty() || proposals.size() > CONTEXTS_MAX) {
            throw new IllegalArgumentException("an association has 1 to 128 contexts, not " + proposals.size());
        }
        List<ProposedContext> contexts = new ArrayList<>(proposals.size());
        for (ContextProposal one : proposals) {
            contexts.add(new ProposedContext(contexts.size() * 2 + 1, one.sopClass(), one.transferSyntaxes()));
        }
        List<RoleSelection> roles = proposals.stream().filter(ContextProposal::asScp)
                .map(one -> new RoleSelection(one.sopClass(), false, true)).distinct().toList();
        return AssociateRq.of(options.callingAet(), options.calledAet(), contexts,
                UserInformation.ours(options.pduBytesMax(), roles));
    }

    /** Who is on the other end. */
    public AssociationInfo peer() {
        return peer;
    }

    /** What became of each proposal, in order. */
    public List<NegotiatedContext> contexts() {
        return NegotiatedContext.pair(association.request().contexts(), association.answer().contexts());
    }

    /** Whether the peer takes objects of this class encoded like this. */
    public boolean accepts(String sopClass, String transferSyntax) {
        return context(sopClass, transferSyntax).isPresent();
    }

    /** C-ECHO. */
    public Status echo() throws IOException {
        return Commands.echo(exchange, agreed(SopClasses.VERIFICATION));
    }

    /** C-STORE of a data set without file meta, read to its end; the stream stays open. */
    public Status store(OutgoingObject object, InputStream dataSet) throws IOException {
        return store(object, Priority.MEDIUM, DataSetSource.of(dataSet));
    }

    /**
     * C-STORE.
     *
     * @throws IOException of the source: the association is aborted then, for half an object is on the wire
     */
    public Status store(OutgoingObject object, Priority priority, DataSetSource dataSet) throws IOException {
        AgreedContext context = context(object.sopClassUid(), object.transferSyntaxUid())
                .orElseThrow(() -> notAgreed(object.sopClassUid(), object.transferSyntaxUid()));
        return Commands.store(exchange, context, object.sopInstanceUid(), priority, dataSet);
    }

    /** N-ACTION: asks that these objects be kept safe. The result follows, here or on an association of the peer. */
    public Status requestCommitment(String transactionUid, List<SopReference> objects) throws IOException {
        return CommitmentPerformance.request(exchange, agreed(SopClasses.STORAGE_COMMITMENT),
                new CommitmentRequest(peer, transactionUid, objects));
    }

    /**
     * Waits for the result of a commitment request on this association.
     *
     * @param limitMs how long; when nothing came in time the association is over
     * @return empty when the peer ended the association instead
     */
    public Optional<CommitmentResult> awaitCommitment(String transactionUid, long limitMs) throws IOException {
        Optional<CommitmentResult> result = reports.take(transactionUid);
        while (result.isEmpty() && exchange.serveOne(limitMs)) {
            result = reports.take(transactionUid);
        }
        return result;
    }

    /** N-EVENT-REPORT: brings the result of a request, on an association asked for as SCP. */
    public Status sendEventReport(CommitmentResult result) throws IOException {
        AgreedContext context = association.contextFor(SopClasses.STORAGE_COMMITMENT)
                .orElseThrow(() -> notAgreed(SopClasses.STORAGE_COMMITMENT, ""));
        if (association.scpRefused(SopClasses.STORAGE_COMMITMENT)) {
            throw new DicomNetException(Failure.NOT_NEGOTIATED,
                    options.calledAet() + " does not let " + options.callingAet() + " bring commitment results");
        }
        return CommitmentPerformance.report(exchange, context, result);
    }

    private Optional<AgreedContext> context(String sopClass, String transferSyntax) {
        return association.contexts().values().stream()
                .filter(one -> one.abstractSyntax().equals(sopClass) && one.transferSyntax().equals(transferSyntax))
                .findFirst();
    }

    private AgreedContext agreed(String sopClass) throws DicomNetException {
        return association.contextFor(sopClass).orElseThrow(() -> notAgreed(sopClass, ""));
    }

    private DicomNetException notAgreed(String sopClass, String transferSyntax) {
        String why = contexts().stream()
                .filter(one -> one.proposed().abstractSyntax().equals(sopClass)
                        && (transferSyntax.isEmpty() || one.proposed().transferSyntaxes().contains(transferSyntax)))
                .map(one -> one.answered().result().words())
                .findFirst().orElse("it was not asked for");
        String syntax = transferSyntax.isEmpty() ? "" : " in transfer syntax " + transferSyntax;
        return new DicomNetException(Failure.NOT_NEGOTIATED,
                options.calledAet() + " does not take SOP class " + sopClass + syntax + ": " + why);
    }

    /** Ends the association in good order and closes. */
    public void release() throws DicomNetException {
        try {
            association.release(options.times().responseMs());
        } finally {
            shut();
        }
    }

    /** Ends the association at once, telling the peer, and closes. */
    public void abort() {
        association.abort();
        shut();
    }

    /** From any thread: the call under way fails with {@link Failure#ABORTED_HERE}. */
    public void interrupt() {
        association.interrupt(Expiry.ABORT_WANTED);
    }

    /** Whether the association still stands. */
    public boolean isOpen() {
        return association.isOpen();
    }

    /** Releases if the association still stands; failing that, aborts. Never throws. */
    @Override
    public void close() {
        try {
            if (association.isReleaseWanted()) {
                association.answerRelease();
            } else if (association.isOpen()) {
                association.release(options.times().responseMs());
            }
        } catch (DicomNetException e) {
            // The peer is gone: there is nobody left to part from.
        } finally {
            shut();
        }
    }

    private void shut() {
        association.close();
        watchdog.close();
    }
}
