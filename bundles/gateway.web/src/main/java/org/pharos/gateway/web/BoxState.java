package org.pharos.gateway.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.inference.EngineStatus;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyProgress;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.gateway.api.telemetry.FleetLink;
import org.pharos.gateway.web.view.HomeView;
import org.pharos.gateway.web.view.Say;
import org.pharos.gateway.web.view.StudyRow;
import org.pharos.web.common.view.ChainView;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Tone;

/** What the pages say about the box as a whole, gathered from the contracts. */
@Component(service = BoxState.class)
public final class BoxState {

    private static final int LATEST = 8;
    private static final int LOOKED_AT_FOR_TROUBLE = 200;

    private final GatewayPages pages;
    private final StudyIndex index;
    private final StudyProgress progress;
    private final HealthBoard health;
    private final PeerDirectory peers;
    private final Outbox outbox;

    private volatile InferenceWorker worker;
    private volatile FleetLink fleet;

    @Activate
    public BoxState(@Reference GatewayPages pages, @Reference StudyIndex index, @Reference StudyProgress progress,
            @Reference HealthBoard health, @Reference PeerDirectory peers, @Reference Outbox outbox) {
        this.pages = pages;
        this.index = index;
        this.progress = progress;
        this.health = health;
        this.peers = peers;
        this.outbox = outbox;
    }

    /** The worker came. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setWorker(InferenceWorker given) {
        worker = given;
    }

    /** The worker went. */
    void unsetWorker(InferenceWorker gone) {
        if (worker == gone) {
            worker = null;
        }
    }

    /** The link to the console came. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setFleet(FleetLink given) {
        fleet = given;
    }

    /** The link to the console went. */
    void unsetFleet(FleetLink gone) {
        if (fleet == gone) {
            fleet = null;
        }
    }

    HomeView home() {
        List<NeedsYou> needs = needsYou();
        HealthState overall = health.overall();
        return new HomeView(States.tone(overall), States.words(overall), needs, tiles(),
                rows(index.find(StudyQuery.latest(LATEST)), false), engine(), fleetWords());
    }

    List<StudyRow> rows(List<StudySummary> studies, boolean withPatients) {
        return studies.stream().map(study -> row(study, withPatients)).toList();
    }

    private StudyRow row(StudySummary study, boolean withPatients) {
        List<ChainLink> chain = progress.chain(study.study());
        ChainView.Link standing = States.whereItStands(chain, pages);
        return new StudyRow(study.study().opaque(), withPatients
                ? Words.patient(study.patientName(), study.patientId()) : "",
                study.modality(), study.instances(), study.results(), pages.time(study.firstReceived()),
                study.callingAeTitle(), standing.tone(), standing.name() + ": " + standing.state(), standing.words());
    }

    /** Everything a person should look at, the worst first. */
    List<NeedsYou> needsYou() {
        List<NeedsYou> needs = new ArrayList<>();
        health.results().forEach((id, result) -> {
            if (result.state() != HealthState.OK) {
                needs.add(need(result));
            }
        });
        peers.refusedAttempts().forEach(attempt -> needs.add(need(attempt)));
        index.find(StudyQuery.latest(LOOKED_AT_FOR_TROUBLE)).forEach(study -> progress.chain(study.study()).stream()
                .filter(link -> link.state() == StepState.FAILED).findFirst()
                .ifPresent(link -> needs.add(need(study, link))));
        needs.sort((a, b) -> b.tone().compareTo(a.tone()));
        return needs;
    }

    private NeedsYou need(HealthResult result) {
        return new NeedsYou(States.tone(result.state()), result.what(), result.why(), result.remedy(), "/checks");
    }

    private NeedsYou need(RefusedAttempt attempt) {
        String last = pages.time(attempt.lastAt()).relative();
        String often = attempt.count() == 1 ? Say.it("once", last) : Say.it("times-last", attempt.count(), last);
        return new NeedsYou(Tone.WARN, TurnedAway.what(attempt), TurnedAway.why(attempt),
                often, "/connections");
    }

    private NeedsYou need(StudySummary study, ChainLink link) {
        return new NeedsYou(Tone.BAD, Say.it("stopped-at", States.words(link.step())), link.words(), "",
                "/studies/" + study.study().opaque());
    }

    private List<HomeView.Tile> tiles() {
        StudyCounts day = index.countsSince(pages.now().minus(Duration.ofHours(24)));
        StudyCounts hour = index.countsSince(pages.now().minus(Duration.ofHours(1)));
        long waiting = outbox.queues().stream().mapToLong(DestinationQueue::waiting).sum();
        long uncommitted = outbox.queues().stream().mapToLong(DestinationQueue::uncommitted).sum();
        return List.of(new HomeView.Tile(Long.toString(hour.studies()), Say.it("tile-hour")),
                new HomeView.Tile(Long.toString(day.studies()), Say.it("tile-day")),
                new HomeView.Tile(Long.toString(day.results()), Say.it("tile-results")),
                new HomeView.Tile(Long.toString(waiting), Say.it("tile-waiting")),
                new HomeView.Tile(Long.toString(uncommitted), Say.it("tile-uncommitted")));
    }

    String engine() {
        return Optional.ofNullable(worker).map(InferenceWorker::status).map(BoxState::engineWords)
                .orElse(Say.it("worker-absent"));
    }

    private static String engineWords(EngineStatus status) {
        String running = status.engine().isEmpty() ? Say.it("engine-none")
                : Say.it("engine-runs", status.engine(), status.engineVersion(), status.device()
                        + (status.precision().isEmpty() ? "" : ", " + status.precision()));
        String restarts = status.restarts() == 0 ? "" : ' ' + Say.it("worker-again", status.restarts());
        return running + ' ' + Words.sentence(status.why()) + restarts;
    }

    String fleetWords() {
        FleetLink link = fleet;
        if (link == null || !link.status().configured()) {
            return Say.it("fleet-none");
        }
        FleetLink.LinkStatus status = link.status();
        if (status.connected()) {
            return Say.it("fleet-connected");
        }
        return Say.it("fleet-away", Words.sentence(status.lastError()), status.buffered());
    }
}
