package org.pharos.gateway.intake.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.Limits;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DataSetScanner;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.CStoreHandler;
import org.pharos.dicom.net.service.StoreRequest;
import org.pharos.gateway.api.instance.IncompleteIdentityException;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;

/**
 * Takes objects: each is checked while it streams into the spool, and the sender is told Success when the spool says it
 * is durable (PS3.4 §B.2.3).
 */
final class Receiver implements CStoreHandler {

    /**
     * An object came that contradicts one held under its UID. Both are kept, and the sender is told a failure: it must
     * not believe that what it sent is now the object of that name, nor delete it. PS3.4 leaves Cxxx to "cannot
     * understand"; 0111H, Duplicate SOP Instance, is none of C-STORE's statuses.
     */
    static final Status CONFLICT = new Status(0xC111, "another object is held under this UID; see the gateway");

    private final InstanceSpool spool;
    private final Clock clock;
    private final DataSetScanner scanner;
    private final OpenAssociations open;
    private final Listeners listeners;
    private final Refusals refusals;
    private final GroupedLog log;
    private final LongAdder stored = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Receiver(InstanceSpool spool, Clock clock, Limits limits, OpenAssociations open, Listeners listeners,
            Refusals refusals, GroupedLog log) {
        this.spool = spool;
        this.clock = clock;
        this.scanner = new DataSetScanner(limits, InstanceHeader.TAGS.stream().mapToInt(Integer::intValue).toArray());
        this.open = open;
        this.listeners = listeners;
        this.refusals = refusals;
        this.log = log;
    }

    long stored() {
        return stored.sum();
    }

    long repeated() {
        return repeated.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    @Override
    public Status store(StoreRequest request, InputStream dataSet) throws IOException {
        Peer peer = Peers.of(request.peer());
        if (!StudyUid.isUid(request.sopInstanceUid()) || !StudyUid.isUid(request.sopClassUid())) {
            return refuse(peer, Status.CANNOT_UNDERSTAND, "a UID of the request is not a UID");
        }
        InstanceOrigin origin = new InstanceOrigin(peer.calling(), InstanceOrigin.Kind.ORIGINAL, clock.instant());
        try (IncomingInstance incoming = spool.begin(origin, request.sopClassUid(), request.sopInstanceUid(),
                request.transferSyntaxUid())) {
            return receive(request, peer, dataSet, incoming);
        } catch (DicomFormatException e) {
            return refuse(peer, Status.CANNOT_UNDERSTAND, e.getMessage());
        } catch (IncompleteIdentityException e) {
            return refuse(peer, Status.CANNOT_UNDERSTAND, e.getMessage());
        } catch (SpoolRefusedException e) {
            boolean full = e.reason() == SpoolRefusedException.Cause.DISK_RESERVE;
            return outOfResources(peer, full ? "the disk's reserve is reached; try again later"
                    : "the disk failed; see the gateway", e.getMessage());
        } catch (Tee.CopyFailedException e) {
            return outOfResources(peer, "the disk refuses; try again later", e.getMessage());
        }
    }

    private Status receive(StoreRequest request, Peer peer, InputStream dataSet, IncomingInstance incoming)
            throws IOException, IncompleteIdentityException, SpoolRefusedException {
        TransferSyntax syntax = TransferSyntax.forUid(request.transferSyntaxUid())
                .orElseThrow(() -> new IllegalStateException("a transfer syntax was agreed on that is not known"));
        DataSetScanner.Result scanned = scanner.scan(new Tee(dataSet, incoming.body()), syntax);
        InstanceHeader header = InstanceHeader.of(scanned.attributes());
        if (!header.instance().value().equals(request.sopInstanceUid())) {
            return refuse(peer, Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS,
                    "the SOP Instance UID inside is not the one announced");
        }
        if (!header.sopClassUid().equals(request.sopClassUid())) {
            return refuse(peer, Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS,
                    "the SOP Class UID inside is not the one announced");
        }
        return answer(request, peer, scanned.bytes(), commit(incoming, header));
    }

    private static StoreOutcome commit(IncomingInstance incoming, InstanceHeader header)
            throws SpoolRefusedException, Tee.CopyFailedException {
        try {
            return incoming.commit(header);
        } catch (IOException e) {
            throw new Tee.CopyFailedException(e);
        }
    }

    private Status answer(StoreRequest request, Peer peer, long length, StoreOutcome outcome) {
        bytes.add(length);
        if (outcome instanceof StoreOutcome.Stored fresh) {
            stored.increment();
            open.brought(request.peer().number(), fresh.instance().study());
            listeners.stored(fresh.instance());
            return Status.SUCCESS;
        }
        if (outcome instanceof StoreOutcome.AlreadyHeld again) {
            repeated.increment();
            open.brought(request.peer().number(), again.instance().study());
            return Status.SUCCESS;
        }
        StoredInstance held = ((StoreOutcome.Conflict) outcome).held();
        refusals.object(peer, RefusalReason.CONFLICTING_INSTANCE, held.instance()
                + " came again with other content. The first is kept as it is, this one in quarantine.");
        return CONFLICT;
    }

    private Status refuse(Peer peer, Status status, String why) {
        refusals.object(peer, RefusalReason.MALFORMED, why);
        return status.because(why);
    }

    /** A700H is what makes a sender keep the object and try again (PS3.4 table B.2-1). */
    private Status outOfResources(Peer peer, String comment, String why) {
        log.warn("An object of " + Peers.words(peer) + " could not be taken: " + why);
        return Status.OUT_OF_RESOURCES.because(comment);
    }
}
