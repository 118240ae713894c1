package org.pharos.dicom.net.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.association.Association;
import org.pharos.dicom.net.association.TlsTrouble;
import org.pharos.dicom.net.association.Transport;
import org.pharos.dicom.net.dimse.Exchange;
import org.pharos.dicom.net.pdu.AssociateAc;
import org.pharos.dicom.net.pdu.AssociateRq;
import org.pharos.dicom.net.pdu.RejectReason;

/** Leads each connection through its life: opened, judged, served, ended. Runs on the connection's thread. */
final class Reception {

    private final ServerOptions options;
    private final Negotiation negotiation;
    private final Handlers handlers;
    private final AssociationListener listener;
    private final Places places;
    private final Pending pending;

    Reception(ServerOptions options, Negotiation negotiation, Handlers handlers, AssociationListener listener) {
        this.options = options;
        this.negotiation = negotiation;
        this.handlers = handlers;
        this.listener = listener;
        this.places = new Places(options);
        this.pending = new Pending(options.connectionsPendingMax());
    }

    /** On the listening thread: the connection exists, and counts as pending from now on. */
    void arrived(Transport transport) {
        pending.add(transport);
    }

    /** All of a connection's life. */
    void receive(Transport transport, long number) {
        InetSocketAddress remote = transport.remote();
        try {
            open(transport);
            try (Association association = Association.awaitRequest(transport, options.limits())) {
                answer(association, number);
            }
        } catch (DicomNetException e) {
            listener.connectionFailed(remote, e);
        } finally {
            pending.remove(transport);
            transport.close();
        }
    }

    private void open(Transport transport) throws DicomNetException {
        try {
            transport.open(options.times().artimMs());
        } catch (SSLException e) {
            throw new DicomNetException(Failure.TLS, "no TLS connection came about: " + TlsTrouble.words(e), e);
        } catch (IOException e) {
            throw new DicomNetException(Failure.CONNECTION_LOST, "the connection broke at once: " + e.getMessage(), e);
        }
    }

    private void answer(Association association, long number) throws DicomNetException {
        AssociateRq rq = association.request();
        AssociationInfo peer = info(association, number);
        AssociationRequest request = AssociationRequest.of(peer, rq);
        Optional<RejectReason> refusal = negotiation.refusal(rq, request);
        if (refusal.isEmpty() && !places.take(association, key(peer))) {
            refusal = Optional.of(RejectReason.LOCAL_LIMIT_EXCEEDED);
        }
        if (refusal.isPresent()) {
            listener.rejected(request, refusal.get());
            association.reject(refusal.get().pdu());
            return;
        }
        pending.remove(association.transport());
        try {
            serve(association, request);
        } finally {
            pending.add(association.transport());
            places.leave(association);
        }
    }

    private void serve(Association association, AssociationRequest request) {
        AssociationInfo peer = request.peer();
        AssociateAc acceptance = negotiation.acceptance(association.request(), request);
        listener.opened(peer, NegotiatedContext.pair(request.contexts(), acceptance.contexts()));
        Performance performance = new Performance(peer, handlers, listener);
        try {
            association.accept(acceptance);
            new Exchange(association, performance, options.times().responseMs()).serve(options.times().idleMs());
            listener.released(peer);
        } catch (IOException e) {
            listener.aborted(peer, e.getMessage());
        } catch (RuntimeException e) {
            listener.aborted(peer, "a fault of this software");
            throw e;
        } finally {
            listener.ended(peer, performance.counts());
        }
    }

    void end() {
        places.clear();
        pending.clear();
    }

    private static AssociationInfo info(Association association, long number) {
        Transport transport = association.transport();
        return new AssociationInfo(number, association.request().callingAet(), association.request().calledAet(),
                transport.remote(), transport.isTls(), transport.peerCertificate());
    }

    private static String key(AssociationInfo peer) {
        return peer.remote().getAddress().getHostAddress() + " " + peer.callingAet();
    }
}
