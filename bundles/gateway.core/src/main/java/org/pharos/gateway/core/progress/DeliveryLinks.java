package org.pharos.gateway.core.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.ChainStep;
import org.pharos.gateway.api.study.StepState;

/** The last two links: what reached the destinations, and what they committed to. */
final class DeliveryLinks {

    private static final String NO_DESTINATION =
            "No destination is configured: add the address of the PACS. Everything is kept here until then.";

    private static final String ASKED = " It was asked and has not answered yet. To answer, it must know this box: its"
            + " AE title, address and DICOM port.";

    private final StudyState study;
    private final Map<String, String> laneErrors;

    DeliveryLinks(StudyState study, Map<String, String> laneErrors) {
        this.study = study;
        this.laneErrors = laneErrors;
    }

    ChainLink delivered() {
        List<ChainLink> parts = new ArrayList<>();
        outgoing().forEach((name, instances) -> parts.add(delivered(name, study.ledger(name), instances)));
        if (study.routingDue()) {
            parts.add(Links.link(ChainStep.DELIVERED, StepState.WAITING, Optional.empty(), NO_DESTINATION));
        }
        if (moreToCome()) {
            parts.add(Links.link(ChainStep.DELIVERED, StepState.RUNNING, Optional.empty(), ""));
        }
        return Links.combined(ChainStep.DELIVERED, parts);
    }

    private ChainLink delivered(String name, Ledger ledger, List<InstanceUid> instances) {
        long waiting = ledger.waiting(instances);
        long refused = ledger.count(instances, Mark.REFUSED);
        String progress = name + ": " + (instances.size() - waiting - refused) + " of "
                + Links.counted(instances.size(), "object") + " taken.";
        if (refused > 0) {
            return part(StepState.FAILED, ledger, progress + " " + Links.counted(refused, "object") + " refused: "
                    + ledger.lastError());
        }
        String error = laneErrors.getOrDefault(name, ledger.lastError());
        if (waiting > 0) {
            return part(error.isEmpty() ? StepState.RUNNING : StepState.RETRYING, ledger, progress + " " + error);
        }
        return part(StepState.DONE, ledger, progress);
    }

    private static ChainLink part(StepState state, Ledger ledger, String words) {
        return Links.link(ChainStep.DELIVERED, state, ledger.at(), words);
    }

    ChainLink committed() {
        List<ChainLink> parts = new ArrayList<>();
        outgoing().forEach((name, instances) -> parts.add(committed(name, study.ledger(name), instances)));
        if (parts.isEmpty()) {
            return Links.waiting(ChainStep.COMMITTED);
        }
        if (moreToCome()) {
            parts.add(Links.waiting(ChainStep.COMMITTED));
        }
        return Links.combined(ChainStep.COMMITTED, parts);
    }

    private ChainLink committed(String name, Ledger ledger, List<InstanceUid> instances) {
        long committed = ledger.count(instances, Mark.COMMITTED);
        long delivered = ledger.count(instances, Mark.DELIVERED);
        String progress = name + ": " + committed + " of " + Links.counted(instances.size(), "object") + " committed.";
        if (!ledger.commitmentError().isEmpty()) {
            return commitment(StepState.RETRYING, ledger, progress + " " + ledger.commitmentError());
        }
        if (delivered > 0) {
            return commitment(StepState.RUNNING, ledger, progress + (ledger.openRequests().isEmpty() ? "" : ASKED));
        }
        if (ledger.waiting(instances) > 0) {
            return commitment(StepState.WAITING, ledger, committed > 0 ? progress : "");
        }
        if (ledger.count(instances, Mark.WAIVED) > 0) {
            return commitment(StepState.SKIPPED, ledger, name + ": " + ledger.waiver());
        }
        return commitment(committed > 0 ? StepState.DONE : StepState.SKIPPED, ledger, progress);
    }

    private static ChainLink commitment(StepState state, Ledger ledger, String words) {
        return Links.link(ChainStep.COMMITTED, state, ledger.committedAt(), words);
    }

    /** By destination, all that goes there, revision by revision. */
    private Map<String, List<InstanceUid>> outgoing() {
        Map<String, List<InstanceUid>> all = new TreeMap<>();
        for (Revision revision : study.revisions()) {
            List<InstanceUid> instances = study.outgoing(revision);
            revision.destinations().forEach(name -> all.computeIfAbsent(name, n -> new ArrayList<>())
                    .addAll(instances));
        }
        return all;
    }

    /** Whether originals may still arrive or results may still be made. */
    private boolean moreToCome() {
        return !study.complete()
                || study.revisions().stream().filter(Revision::assembled).anyMatch(revision -> !revision.answered());
    }
}
