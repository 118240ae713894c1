package org.pharos.gateway.intake.dicom;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.pharos.dicom.data.UidNames;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.pdu.ContextResult;
import org.pharos.dicom.net.pdu.RejectReason;
import org.pharos.dicom.net.service.AssociationCounts;
import org.pharos.dicom.net.service.AssociationInfo;
import org.pharos.dicom.net.service.AssociationListener;
import org.pharos.dicom.net.service.AssociationRequest;
import org.pharos.dicom.net.service.NegotiatedContext;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.RefusalReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the associations: what they were refused, how they ended, and what they brought. */
final class AssociationWatch implements AssociationListener {

    private static final Logger LOG = LoggerFactory.getLogger(AssociationWatch.class);
    private static final int NAMED_MAX = 3;

    private final Refusals refusals;
    private final Listeners listeners;
    private final OpenAssociations open;
    private final GroupedLog log;
    private final Set<Long> released = ConcurrentHashMap.newKeySet();
    private final LongAdder accepted = new LongAdder();

    AssociationWatch(Refusals refusals, Listeners listeners, OpenAssociations open, GroupedLog log) {
        this.refusals = refusals;
        this.listeners = listeners;
        this.open = open;
        this.log = log;
    }

    long accepted() {
        return accepted.sum();
    }

    @Override
    public void connectionFailed(InetSocketAddress remote, DicomNetException why) {
        Peer peer = new Peer("", "", remote.getAddress(), Optional.empty());
        switch (why.failure()) {
            case TLS -> refusals.attempt(peer, RefusalReason.CERTIFICATE_REFUSED, why.getMessage()
                    + ". Check that it uses TLS 1.2 or newer, and the certificates on both sides.");
            case PROTOCOL_VIOLATION -> refusals.attempt(peer, RefusalReason.MALFORMED, why.getMessage() + '.');
            default -> log.warn("A connection from " + remote.getAddress().getHostAddress() + " came to nothing: "
                    + why.getMessage());
        }
    }

    @Override
    public void rejected(AssociationRequest request, RejectReason reason) {
        if (reason == RejectReason.LOCAL_LIMIT_EXCEEDED || reason == RejectReason.TEMPORARY_CONGESTION) {
            refusals.attempt(Peers.of(request.peer()), RefusalReason.TOO_MANY_ASSOCIATIONS,
                    "Too many associations are open at once; it tries again by itself.");
        }
    }

    @Override
    public void opened(AssociationInfo peer, List<NegotiatedContext> contexts) {
        accepted.increment();
        open.opened(peer.number());
        report(peer, contexts, ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        report(peer, contexts, ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED);
    }

    private void report(AssociationInfo peer, List<NegotiatedContext> contexts, ContextResult result) {
        List<NegotiatedContext> refused =
                contexts.stream().filter(context -> context.answered().result() == result).toList();
        if (refused.isEmpty()) {
            return;
        }
        String offered = refused.stream().map(context -> words(context, result)).distinct().limit(NAMED_MAX)
                .collect(Collectors.joining(", "));
        String more = refused.size() > NAMED_MAX ? " and " + (refused.size() - NAMED_MAX) + " more" : "";
        if (result == ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED) {
            refusals.attempt(Peers.of(peer), RefusalReason.SOP_CLASS_UNSUPPORTED, "It offered " + offered + more
                    + ", which this box does not take. To take it, add its UID to extraSopClasses of the intake.");
        } else {
            refusals.attempt(Peers.of(peer), RefusalReason.TRANSFER_SYNTAX_UNSUPPORTED, "It offered " + offered + more
                    + ", which this box cannot keep. Let it offer Explicit or Implicit VR Little Endian as well.");
        }
    }

    private static String words(NegotiatedContext context, ContextResult result) {
        String name = UidNames.nameOf(context.proposed().abstractSyntax());
        if (result == ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED) {
            return name;
        }
        return name + " only as " + context.proposed().transferSyntaxes().stream().limit(NAMED_MAX)
                .map(UidNames::nameOf).collect(Collectors.joining(" or "));
    }

    @Override
    public void released(AssociationInfo peer) {
        released.add(peer.number());
    }

    @Override
    public void aborted(AssociationInfo peer, String why) {
        log.warn("The association with " + Peers.words(Peers.of(peer)) + " ended early: " + why);
    }

    @Override
    public void ended(AssociationInfo peer, AssociationCounts counts) {
        boolean orderly = released.remove(peer.number());
        OpenAssociations.Ended ended = open.ended(peer.number());
        listeners.associationEnded(Peers.of(peer), ended.studies(), ended.elsewhere(), orderly);
        LOG.info("{}: {} objects stored, {} refused, {} bytes{}", Peers.words(Peers.of(peer)), counts.stored(),
                counts.refused(), counts.bytes(), orderly ? "" : ", not ended in order");
    }

    @Override
    public void handlerFailed(AssociationInfo peer, Exception failure) {
        LOG.error("A request of {} failed by a fault of this box", Peers.words(Peers.of(peer)), failure);
    }
}
