package org.pharos.gateway.core.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.gateway.api.telemetry.Metric;

/**
 * The pipeline's numbers. {@link #refresh} asks the index and may take a while; {@link #latest} answers at once with
 * what it found last.
 */
public final class CoreMetrics {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration BEFORE_MONTH = Duration.ofDays(7);
    private static final int PAGE = 500;

    private final StudyIndex index;
    private final ApplicationCatalog catalog;
    private final Clock clock;
    private final InferenceTimes times;
    private final MonthlyFindings findings;
    private final TimesToResult timesToResult;
    private final Supplier<List<DestinationQueue>> queues;
    private volatile List<Metric> latest = List.of();

    public CoreMetrics(StudyIndex index, ApplicationCatalog catalog, Clock clock, InferenceTimes times,
            Supplier<List<DestinationQueue>> queues) {
        this.index = index;
        this.catalog = catalog;
        this.clock = clock;
        this.times = times;
        this.queues = queues;
        this.findings = new MonthlyFindings(clock, this::patientKey);
        this.timesToResult = new TimesToResult(clock, this::lastImage);
    }

    /** What {@link #refresh} found last; empty before the first time. */
    public List<Metric> latest() {
        return latest;
    }

    /**
     * Counts an answer as it is given, and how long its result takes to the first destination. Only for an answer does
     * it wait for the index.
     */
    public void heard(StudyEvent event) {
        if (event instanceof StudyEvent.Inferred inferred) {
            findings.add(inferred);
        } else if (event instanceof StudyEvent.Encoded encoded) {
            timesToResult.encoded(encoded);
        } else if (event instanceof StudyEvent.Delivered delivered) {
            timesToResult.delivered(delivered);
        }
    }

    /** Images that came after the result was made belong to the next revision. */
    private Optional<Instant> lastImage(StudyEvent.Encoded event) {
        return index.instances(event.study()).stream().map(StoredInstance::origin).filter(origin -> !origin.isResult())
                .map(InstanceOrigin::receivedAt).filter(at -> !at.isAfter(event.at())).max(Comparator.naturalOrder());
    }

    /** Counts this month's answers from before this start. Once, after the index caught up. */
    public void recount() {
        Instant from = findings.monthStart().minus(BEFORE_MONTH);
        List<StudySummary> page;
        int offset = 0;
        do {
            page = index.find(new StudyQuery(Optional.of(from), Optional.empty(), Optional.empty(), Optional.empty(),
                    PAGE, offset));
            page.forEach(study -> index.events(study.study()).forEach(this::heard));
            offset += page.size();
        } while (page.size() == PAGE);
    }

    /** Asks for everything anew. */
    public void refresh() {
        StudyCounts lastHour = index.countsSince(clock.instant().minus(HOUR));
        StudyCounts all = index.countsSince(Instant.EPOCH);
        List<Metric> metrics = new ArrayList<>(List.of(
                new Metric("studies/last-hour", lastHour.studies()),
                new Metric("studies/total", all.studies()),
                new Metric("studies/unfinished", all.unfinished()),
                new Metric("instances/last-hour", lastHour.instances()),
                new Metric("instances/total", all.instances()),
                new Metric("results/total", all.results())));
        queues.get().forEach(queue -> addQueue(metrics, queue));
        metrics.addAll(times.metrics());
        metrics.addAll(findings.metrics(catalog.applications()));
        metrics.addAll(timesToResult.metrics());
        latest = List.copyOf(metrics);
    }

    private static void addQueue(List<Metric> metrics, DestinationQueue queue) {
        String path = "queue/" + queue.destination().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._~-]", "-")
                + '/';
        metrics.add(new Metric(path + "waiting", queue.waiting()));
        metrics.add(new Metric(path + "uncommitted", queue.uncommitted()));
        metrics.add(new Metric(path + "refused", queue.refused()));
        metrics.add(new Metric(path + "working", queue.lastError().isEmpty()));
    }

    /** A digest of the patient's number and its issuer; it stays in memory. */
    private Optional<String> patientKey(StudyUid study) {
        return index.instances(study).stream().filter(instance -> !instance.origin().isResult()).findFirst()
                .map(StoredInstance::header).flatMap(CoreMetrics::digest);
    }

    private static Optional<String> digest(InstanceHeader header) {
        String number = header.text(Tag.PatientID);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] identity = (number + '\n' + header.text(Tag.IssuerOfPatientID)).getBytes(StandardCharsets.UTF_8);
            return Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(identity), 0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
