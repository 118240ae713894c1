package org.pharos.gateway.core;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.IntakeListener;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.outbox.CommitmentListener;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyJournal;
import org.pharos.gateway.api.study.StudyProgress;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline as the rest of the box sees it: it hears, is asked, and is given destinations and encoders. */
@Component(configurationPid = CoreConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE, immediate = true)
@Designate(ocd = CoreConfig.class)
public final class GatewayCore
        implements IntakeListener, CommitmentListener, StudyProgress, Outbox, MetricSource, HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayCore.class);
    private static final long METRICS_EVERY_MS = 5_000;
    private static final int UUID_BYTES = 16;

    private final CopyOnWriteArrayList<ResultEncoder> encoders = new CopyOnWriteArrayList<>();
    private final Pipeline pipeline;
    private final PipelineViews views;
    private final ScheduledExecutorService metricsThread;

    @Activate
    public GatewayCore(CoreConfig config, @Reference InstanceSpool spool, @Reference StudyJournal journal,
            @Reference StudyIndex index, @Reference ApplicationCatalog catalog, @Reference InferenceWorker worker,
            @Reference PeerDirectory peers, @Reference Clock clock) {
        Providers providers = new Providers(spool, journal, index, catalog, worker, peers, clock, encoders);
        pipeline = new Pipeline(providers, CoreOptions.of(config, new Random()), GatewayCore::newUid);
        views = pipeline.views();
        pipeline.start();
        metricsThread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "pharos-metrics");
            thread.setDaemon(true);
            return thread;
        });
        metricsThread.scheduleWithFixedDelay(this::refresh, 0, METRICS_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        metricsThread.shutdownNow();
        pipeline.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(DeliveryChannel channel) {
        pipeline.connect(channel);
    }

    void removeChannel(DeliveryChannel channel) {
        pipeline.disconnect(channel);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEncoder(ResultEncoder encoder) {
        encoders.add(encoder);
        pipeline.advanceAll();
    }

    void removeEncoder(ResultEncoder encoder) {
        encoders.remove(encoder);
    }

    @Override
    public void stored(StoredInstance instance) {
        pipeline.stored(instance);
    }

    @Override
    public void associationEnded(Peer peer, Set<StudyUid> studies, Set<StudyUid> carriedElsewhere, boolean orderly) {
        pipeline.ended(studies, carriedElsewhere, orderly);
    }

    @Override
    public boolean reported(CommitmentReport report) {
        return pipeline.reported(report);
    }

    @Override
    public List<ChainLink> chain(StudyUid study) {
        return views.chain(study);
    }

    @Override
    public void retry(StudyUid study, String by) {
        pipeline.retry(study, by);
    }

    @Override
    public List<DestinationQueue> queues() {
        return views.queues();
    }

    @Override
    public void retryNow(String destination) {
        views.retryNow(destination);
    }

    @Override
    public List<Metric> metrics() {
        return views.metrics();
    }

    @Override
    public String id() {
        return "pipeline";
    }

    @Override
    public HealthResult check() {
        return views.health();
    }

    private void refresh() {
        try {
            views.refreshMetrics();
        } catch (RuntimeException e) {
            LOG.warn("The numbers of the pipeline cannot be told now: {}", e.getMessage());
        }
    }

    /** A UID nobody was given before (PS3.5 §B.2). */
    private static String newUid() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(UUID_BYTES).putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits()).array();
        return "2.25." + new BigInteger(1, bytes);
    }
}
