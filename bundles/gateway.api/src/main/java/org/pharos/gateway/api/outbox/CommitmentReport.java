package org.pharos.gateway.api.outbox;

import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.instance.InstanceUid;

/**
 * A storage commitment result (PS3.4 §J.3.3).
 *
 * @param callingAeTitle who reported
 * @param committed instances it keeps
 * @param failed instances it does not, with its reason in words
 */
public record CommitmentReport(String transactionUid, String callingAeTitle, List<InstanceUid> committed,
        Map<InstanceUid, String> failed) {

    public CommitmentReport {
        committed = List.copyOf(committed);
        failed = Map.copyOf(failed);
    }
}
