package org.pharos.gateway.core;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.Admission;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.ChainStep;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.core.assembly.QuietTimes;
import org.pharos.gateway.core.delivery.Backoff;
import org.pharos.gateway.core.delivery.LaneOptions;
import org.pharos.gateway.core.inference.RetryPolicy;
import org.pharos.test.kit.ManualClock;
import org.pharos.test.support.FakeDeliveryChannel;
import org.pharos.test.support.FakeWorker;
import org.pharos.test.support.InMemoryIndex;
import org.pharos.test.support.InMemoryJournal;
import org.pharos.test.support.InMemorySpool;
import org.pharos.test.support.SampleApplication;
import org.pharos.test.support.SampleEncoder;
import org.pharos.test.support.SampleStudies;

/** A box on a bench: spool, journal and destinations that outlive it, and a pipeline that is started and killed. */
final class Box implements AutoCloseable {

    final InMemorySpool spool = new InMemorySpool();
    final InMemoryJournal journal = new InMemoryJournal();
    final FakeWorker worker = new FakeWorker(SampleApplication.NOTHING_SEEN);
    final SampleEncoder encoder = new SampleEncoder();
    final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T10:20:00Z"));
    final Map<String, FakeDeliveryChannel> destinations = new LinkedHashMap<>();
    InMemoryIndex index = new InMemoryIndex();
    ApplicationCatalog catalog = SampleApplication.catalog();
    long commitmentTimeoutMs = 60_000;
    long quietMs = 60_000;
    long quietAfterReturnMs;
    private final AtomicInteger transactions = new AtomicInteger();
    private Pipeline pipeline;
    private PipelineViews views;

    Box(String... names) {
        for (String name : names) {
            destinations.put(name, new FakeDeliveryChannel(name));
        }
    }

    FakeDeliveryChannel pacs() {
        return destinations.values().iterator().next();
    }

    Box start() {
        CopyOnWriteArrayList<ResultEncoder> encoders = new CopyOnWriteArrayList<>(List.of(encoder));
        Providers providers = new Providers(spool, journal, index, catalog, worker, new OpenDoor(), clock, encoders);
        pipeline = new Pipeline(providers, options(), () -> "2.25." + transactions.incrementAndGet());
        views = pipeline.views();
        destinations.values().forEach(destination -> {
            destination.reportTo(pipeline::reported);
            pipeline.connect(destination);
        });
        pipeline.start();
        return this;
    }

    private CoreOptions options() {
        Backoff backoff = new Backoff(5, 50, new Random(7));
        return new CoreOptions(new QuietTimes(0, quietAfterReturnMs, quietMs, Map.of()), Duration.ZERO, 100,
                Duration.ofSeconds(5),
                new RetryPolicy(3, 2, 5), 2, new LaneOptions(10, backoff, 20, commitmentTimeoutMs,
                        commitmentTimeoutMs * 4),
                100, 10, 20);
    }

    /** A person configures the first destination anew. */
    void configure(FakeDeliveryChannel anew) {
        pipeline.disconnect(pacs());
        destinations.put(anew.destination().name(), anew);
        anew.reportTo(pipeline::reported);
        pipeline.connect(anew);
    }

    /** Ends it without a goodbye; the index goes with it. */
    void kill() {
        pipeline.close();
        index = new InMemoryIndex();
    }

    /** One association with these images of one study, released in order. */
    StudyUid send(int study, int... images) {
        StudyUid uid = arrive(study, images);
        release(uid);
        return uid;
    }

    StudyUid arrive(int study, int... images) {
        for (int image : images) {
            StoredInstance stored = SampleStudies.store(spool, SampleStudies.chestImage(study, image), "CR1",
                    clock.instant());
            clock.advance(Duration.ofMillis(10));
            pipeline.stored(stored);
        }
        return new StudyUid(SampleStudies.studyUid(study));
    }

    void release(StudyUid... studies) {
        pipeline.ended(Set.of(studies), Set.of(), true);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    PipelineViews views() {
        return views;
    }

    ChainLink link(StudyUid study, ChainStep step) {
        return views.chain(study).get(step.ordinal());
    }

    StepState state(StudyUid study, ChainStep step) {
        return link(study, step).state();
    }

    void awaitState(StudyUid study, ChainStep step, StepState state) {
        await().pollInterval(Duration.ofMillis(2))
                .until(() -> state(study, step), state::equals);
    }

    void awaitFinished(StudyUid study) {
        await().pollInterval(Duration.ofMillis(2))
                .until(() -> index.study(study).filter(s -> s.finished()).isPresent());
    }

    @Override
    public void close() {
        pipeline.close();
    }

    /** Lets everybody in; the door is not what these tests are about. */
    private static final class OpenDoor implements PeerDirectory {

        @Override
        public String aeTitle() {
            return "PHAROS";
        }

        @Override
        public Admission admit(Peer peer) {
            return new Admission.Allowed(new PeerRule(peer.calling(), PeerRule.ANYWHERE));
        }

        @Override
        public void turnedAway(Peer peer, RefusalReason reason, String words) {
            throw new UnsupportedOperationException("nobody is turned away here");
        }

        @Override
        public List<RefusedAttempt> refusedAttempts() {
            return new ArrayList<>();
        }

        @Override
        public List<PeerRule> rules() {
            return List.of();
        }

        @Override
        public void allow(PeerRule rule) {
            throw new UnsupportedOperationException("everybody is allowed here");
        }
    }

}
