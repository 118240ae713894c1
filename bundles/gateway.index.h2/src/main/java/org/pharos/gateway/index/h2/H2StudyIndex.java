package org.pharos.gateway.index.h2;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyJournal;
import org.pharos.gateway.api.study.StudyQuery;
import org.pharos.gateway.api.study.StudySummary;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in H2. It holds what lists show, and for each instance and event only where it is: instances are read from
 * their files, events from the journal.
 */
@Component(service = {StudyIndex.class, HealthCheck.class, MetricSource.class}, configurationPid = IndexConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = IndexConfig.class)
public final class H2StudyIndex implements StudyIndex, HealthCheck, MetricSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(H2StudyIndex.class);

    private final InstanceSpool spool;
    private final StudyJournal journal;
    private final Database database;
    private final IndexWriter writer;
    private final Queries queries;

    /** Asks the database. */
    private interface Question<T> {
        T ask() throws SQLException;
    }

    @Activate
    public H2StudyIndex(IndexConfig config, @Reference InstanceSpool spool, @Reference StudyJournal journal)
            throws IOException, SQLException {
        this(IndexOptions.of(config), spool, journal);
    }

    H2StudyIndex(IndexOptions options, InstanceSpool spool, StudyJournal journal) throws IOException, SQLException {
        this.spool = spool;
        this.journal = journal;
        database = Database.open(options);
        writer = new IndexWriter(database, options);
        queries = new Queries(database);
    }

    @Deactivate
    @Override
    public void close() throws SQLException, IOException {
        writer.close();
        database.close();
    }

    @Override
    public void add(StoredInstance instance) {
        writer.put(Change.Instance.of(instance));
    }

    @Override
    public void add(StudyEvent event, long journalPosition) {
        writer.put(new Change.Event(event.study(), journalPosition));
    }

    @Override
    public void markFinished(StudyUid study, boolean finished) {
        writer.put(new Change.Finished(study, finished));
    }

    @Override
    public void settle() {
        writer.settle();
    }

    @Override
    public long journalPosition() {
        return writer.certainPosition();
    }

    @Override
    public boolean closedCleanly() {
        return database.closedCleanly();
    }

    @Override
    public boolean upToDate() {
        return !writer.hasFailed();
    }

    @Override
    public boolean contains(InstanceUid instance) {
        return ask(() -> queries.contains(instance));
    }

    @Override
    public List<InstanceUid> unknown(List<InstanceUid> instances) {
        Set<InstanceUid> known = ask(() -> queries.known(instances));
        return instances.stream().filter(instance -> !known.contains(instance)).toList();
    }

    @Override
    public Optional<StudySummary> study(StudyUid study) {
        return ask(() -> queries.study(study));
    }

    @Override
    public Optional<StudySummary> byOpaqueId(String opaque) {
        return ask(() -> queries.byOpaqueId(opaque));
    }

    @Override
    public List<StudySummary> find(StudyQuery query) {
        return ask(() -> queries.find(query));
    }

    @Override
    public List<StoredInstance> instances(StudyUid study) {
        List<StoredInstance> instances = new ArrayList<>();
        for (InstanceUid instance : ask(() -> queries.instances(study))) {
            read(instance).ifPresent(instances::add);
        }
        return instances;
    }

    @Override
    public List<StudyEvent> events(StudyUid study) {
        List<StudyEvent> events = new ArrayList<>();
        for (long position : ask(() -> queries.events(study))) {
            read(position).ifPresent(events::add);
        }
        return events;
    }

    @Override
    public List<StudyUid> unfinished() {
        return ask(queries::unfinished);
    }

    @Override
    public StudyCounts countsSince(Instant since) {
        return ask(() -> queries.countsSince(since));
    }

    private Optional<StoredInstance> read(InstanceUid instance) {
        try {
            return spool.find(instance);
        } catch (IOException e) {
            LOG.warn("The file of {} cannot be read: {}", instance, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<StudyEvent> read(long position) {
        try {
            return Optional.of(journal.read(position));
        } catch (IOException e) {
            LOG.warn("An event that is in the index cannot be read in the journal, at position {}", position);
            return Optional.empty();
        }
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            writer.markFailed("the database cannot be read, error " + e.getErrorCode());
            throw new IllegalStateException("the index cannot be read; it is made anew at the next start", e);
        }
    }

    @Override
    public String id() {
        return "index";
    }

    @Override
    public HealthResult check() {
        if (writer.hasFailed()) {
            return new HealthResult(HealthState.DEGRADED, "Lists of studies are not up to date.",
                    "The index cannot be written or read; the images themselves are safe in the spool.",
                    "See that there is room on the disk, then restart this box; the index is made anew.");
        }
        if (database.isSpare()) {
            return new HealthResult(HealthState.DEGRADED, "The index is kept in a spare folder.",
                    "Its own folder could not be written or read when this box started; lists are complete.",
                    "See that the folder 'index' can be written and that its disk has room, then restart this box.");
        }
        return HealthResult.ok("The index is up to date.");
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("index/waiting", (long) writer.waiting()),
                new Metric("index/dropped", writer.dropped()));
    }
}
