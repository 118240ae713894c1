package org.pharos.gateway.core;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyJournal;

/**
 * Everything the pipeline works with, behind the contracts.
 *
 * @param encoders those there are now; they come and go
 */
record Providers(InstanceSpool spool, StudyJournal journal, StudyIndex index, ApplicationCatalog catalog,
        InferenceWorker worker, PeerDirectory peers, Clock clock, CopyOnWriteArrayList<ResultEncoder> encoders) {

    /** In an order that does not depend on who started first. */
    List<ResultEncoder> encodersInOrder() {
        return encoders.stream().sorted(Comparator.comparing(ResultEncoder::kind)).toList();
    }
}
