package org.pharos.gateway.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.core.delivery.Commitments;
import org.pharos.gateway.core.delivery.Lanes;
import org.pharos.gateway.core.delivery.Queues;
import org.pharos.gateway.core.loop.EventLoop;
import org.pharos.gateway.core.metrics.CoreMetrics;
import org.pharos.gateway.core.progress.Chain;
import org.pharos.gateway.core.progress.StudyState;
import org.pharos.gateway.core.shelf.StudyShelf;

/** What the pipeline shows of itself. Any thread may call. */
final class PipelineViews {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventLoop loop;
    private final StudyShelf shelf;
    private final Queues queues;
    private final Lanes lanes;
    private final Commitments commitments;
    private final CoreMetrics metrics;
    private final Supplier<PipelineState> state;

    PipelineViews(EventLoop loop, StudyShelf shelf, Queues queues, Lanes lanes, Commitments commitments,
            CoreMetrics metrics, Supplier<PipelineState> state) {
        this.loop = loop;
        this.shelf = shelf;
        this.queues = queues;
        this.lanes = lanes;
        this.commitments = commitments;
        this.metrics = metrics;
        this.state = state;
    }

    /** From memory where the study is at hand, else folded from the index. */
    List<ChainLink> chain(StudyUid study) {
        Optional<List<ChainLink>> atHand = loop.ask(
                () -> shelf.peek(study).map(known -> Chain.of(known, lanes.errors())), PATIENCE)
                        .flatMap(found -> found);
        return atHand.orElseGet(() -> Chain.of(shelf.load(study), lanes.errors()));
    }

    List<DestinationQueue> queues() {
        return queues(loop, queues, shelf);
    }

    static List<DestinationQueue> queues(EventLoop loop, Queues queues, StudyShelf shelf) {
        return loop.ask(() -> {
            List<StudyState> studies = new ArrayList<>(shelf.unfinished());
            studies.addAll(shelf.finished());
            return queues.of(studies);
        }, PATIENCE).orElse(List.of());
    }

    void retryNow(String destination) {
        lanes.retryNow(destination);
        commitments.askNow(destination);
    }

    List<Metric> metrics() {
        return metrics.latest();
    }

    void refreshMetrics() {
        metrics.refresh();
    }

    HealthResult health() {
        HealthResult own = state.get().health();
        if (own.state() != HealthState.OK) {
            return own;
        }
        if (lanes.destinations().isEmpty()) {
            return new HealthResult(HealthState.DEGRADED, "Nothing that comes in is passed on.",
                    "No destination is configured; everything is kept here.", "Add the address of the PACS.");
        }
        List<String> silent = commitments.silent();
        return silent.isEmpty() ? own : new HealthResult(HealthState.DEGRADED,
                "A destination took objects and does not say whether it keeps them.",
                String.join(", ", silent) + ": asked for storage commitment, it gave no answer.",
                "Enter this box at the destination: to answer, it must know this box's AE title, address and DICOM"
                        + " port. Then try the destination again now on the page of connections. Or switch"
                        + " commitment off for it.");
    }
}
