package org.pharos.gateway.intake.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.AssociationInfo;
import org.pharos.dicom.net.service.CommitmentFailure;
import org.pharos.dicom.net.service.CommitmentHandler;
import org.pharos.dicom.net.service.CommitmentRequest;
import org.pharos.dicom.net.service.CommitmentResult;
import org.pharos.dicom.net.service.CommitmentResultHandler;
import org.pharos.dicom.net.service.SopReference;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.outbox.CommitmentReport;

/** Storage commitment at the door (PS3.4 Annex J): asked by modalities, and answered to by archives. */
final class Commitments implements CommitmentHandler, CommitmentResultHandler {

    private final InstanceSpool spool;
    private final Listeners listeners;
    private final ResultCourier courier;

    Commitments(InstanceSpool spool, Listeners listeners, ResultCourier courier) {
        this.spool = spool;
        this.listeners = listeners;
        this.courier = courier;
    }

    @Override
    public Status requested(CommitmentRequest request) {
        return Status.SUCCESS;
    }

    /** What is in the spool is durable, so the answer is known at once. */
    @Override
    public Optional<CommitmentResult> resultAtOnce(CommitmentRequest request) {
        return Optional.of(judge(request));
    }

    @Override
    public void reported(CommitmentRequest request, boolean confirmed) {
        if (!confirmed) {
            courier.bring(request.peer().callingAet().strip(), judge(request));
        }
    }

    private CommitmentResult judge(CommitmentRequest request) {
        List<SopReference> committed = new ArrayList<>();
        List<CommitmentResult.Failed> failed = new ArrayList<>();
        for (SopReference object : request.objects()) {
            Optional<CommitmentFailure> fault = fault(object);
            if (fault.isPresent()) {
                failed.add(new CommitmentResult.Failed(object, fault.get()));
            } else {
                committed.add(object);
            }
        }
        return new CommitmentResult(request.transactionUid(), committed, failed);
    }

    private Optional<CommitmentFailure> fault(SopReference object) {
        if (!StudyUid.isUid(object.sopInstanceUid())) {
            return Optional.of(CommitmentFailure.NO_SUCH_OBJECT_INSTANCE);
        }
        try {
            Optional<StoredInstance> held = spool.find(new InstanceUid(object.sopInstanceUid()));
            if (held.isEmpty()) {
                return Optional.of(CommitmentFailure.NO_SUCH_OBJECT_INSTANCE);
            }
            boolean sameClass = held.get().header().sopClassUid().equals(object.sopClassUid());
            return sameClass ? Optional.empty() : Optional.of(CommitmentFailure.CLASS_INSTANCE_CONFLICT);
        } catch (IOException e) {
            return Optional.of(CommitmentFailure.PROCESSING_FAILURE);
        }
    }

    /** An archive reports on what this box asked it to keep. */
    @Override
    public Status reported(AssociationInfo peer, CommitmentResult result) {
        try {
            List<InstanceUid> committed =
                    result.committed().stream().map(object -> new InstanceUid(object.sopInstanceUid())).toList();
            Map<InstanceUid, String> failed = new HashMap<>();
            result.failed().forEach(one ->
                    failed.put(new InstanceUid(one.object().sopInstanceUid()), one.reason().words()));
            boolean known = listeners.reported(
                    new CommitmentReport(result.transactionUid(), peer.callingAet().strip(), committed, failed));
            return known ? Status.SUCCESS : Status.PROCESSING_FAILURE.because("this transaction is not known here");
        } catch (IllegalArgumentException e) {
            return Status.INVALID_ARGUMENT.because("a reference is not a UID");
        }
    }
}
