package org.pharos.gateway.core.delivery;

import java.util.List;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StudyUid;

/**
 * One request for storage commitment.
 *
 * @param repeat how often the same was asked before, from 0
 * @param overdue whether the time to answer passed unanswered before
 */
record Request(String destination, String transactionUid, StudyUid study, int revision, List<InstanceUid> instances,
        int repeat, boolean overdue) {

    Request {
        instances = List.copyOf(instances);
    }
}
