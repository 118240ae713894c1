package org.pharos.gateway.spool.journal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.study.StudyJournal;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.gateway.api.telemetry.MetricSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as files of text. An event is in the hands of the operating system when {@link #append} returns (kill -9
 * does not lose it), and on the disk after the sync interval at the latest. A position is the offset of an event's line
 * in the whole journal.
 */
@Component(service = {StudyJournal.class, HealthCheck.class, MetricSource.class}, configurationPid = JournalConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JournalConfig.class)
public final class FileJournal implements StudyJournal, HealthCheck, MetricSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    private final EventLine lines = new EventLine();
    private final Segments segments;
    private final long segmentBytes;
    private final Object appending = new Object();
    private final Object syncing = new Object();
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final ScheduledExecutorService syncer;
    private SegmentWriter writer;
    private volatile long synced;

    @Activate
    public FileJournal(JournalConfig config) throws IOException {
        this(JournalOptions.of(config));
    }

    FileJournal(JournalOptions options) throws IOException {
        Files.createDirectories(options.folder(), ownerOnly());
        segments = new Segments(options.folder());
        segmentBytes = options.segmentBytes();
        Optional<Segments.Segment> last = segments.last();
        writer = last.isPresent()
                ? new SegmentWriter(last.get(), TailRepair.repair(last.get().file()))
                : new SegmentWriter(segments.create(0), 0);
        synced = writer.end();
        syncer = Executors.newSingleThreadScheduledExecutor(FileJournal::thread);
        syncer.scheduleWithFixedDelay(this::syncQuietly, options.syncIntervalMs(), options.syncIntervalMs(),
                TimeUnit.MILLISECONDS);
    }

    @Deactivate
    @Override
    public void close() throws IOException {
        syncer.shutdown();
        synchronized (syncing) {
            synchronized (appending) {
                if (!writer.isBroken()) {
                    writer.sync();
                }
                writer.close();
            }
        }
    }

    @Override
    public long append(StudyEvent event) throws IOException {
        byte[] line = lines.encode(event);
        synchronized (appending) {
            if (writer.length() >= segmentBytes) {
                rotate();
            }
            long position = writer.end();
            writer.append(line);
            appended.incrementAndGet();
            return position;
        }
    }

    private void rotate() throws IOException {
        writer.sync();
        SegmentWriter full = writer;
        writer = new SegmentWriter(segments.create(full.end()), 0);
        full.close();
    }

    @Override
    public void sync() throws IOException {
        synchronized (syncing) {
            SegmentWriter current;
            long end;
            synchronized (appending) {
                current = writer;
                end = current.end();
            }
            if (end > synced) {
                current.sync();
                synced = end;
            }
        }
    }

    private void syncQuietly() {
        if (isBroken()) {
            return;
        }
        try {
            sync();
        } catch (IOException e) {
            LOG.error("The journal could not be made durable: {}. Check the disk, then restart.", e.getMessage());
        }
    }

    @Override
    public StudyEvent read(long position) throws IOException {
        Segments.Segment segment = segments.at(position)
                .orElseThrow(() -> new IOException("the journal has no position " + position));
        try (LineReader reader = new LineReader(segment.file(), position - segment.start())) {
            LineReader.Line line = reader.next()
                    .orElseThrow(() -> new IOException("the journal has no position " + position));
            return lines.decode(line.bytes());
        }
    }

    @Override
    public void replay(long from, ObjLongConsumer<StudyEvent> consumer) throws IOException {
        unreadable.set(0);
        List<Segments.Segment> all = segments.from(from);
        for (Segments.Segment segment : all) {
            replay(segment, Math.max(0, from - segment.start()), consumer);
        }
    }

    private void replay(Segments.Segment segment, long start, ObjLongConsumer<StudyEvent> consumer) throws IOException {
        try (LineReader reader = new LineReader(segment.file(), start)) {
            for (Optional<LineReader.Line> line = reader.next(); line.isPresent(); line = reader.next()) {
                Optional<StudyEvent> event = decode(line.get());
                if (event.isPresent()) {
                    consumer.accept(event.get(), segment.start() + line.get().start());
                }
            }
        }
    }

    private Optional<StudyEvent> decode(LineReader.Line line) {
        try {
            return Optional.of(lines.decode(line.bytes()));
        } catch (IOException e) {
            LOG.warn("One line of the journal cannot be read and is passed over (damaged, or of a newer version)");
            unreadable.incrementAndGet();
            return Optional.empty();
        }
    }

    @Override
    public String id() {
        return "journal";
    }

    @Override
    public HealthResult check() {
        if (isBroken()) {
            return new HealthResult(HealthState.CRITICAL, "What happens to studies can no longer be recorded.",
                    "The disk failed to keep the journal.", "Check the disk, then restart this box.");
        }
        if (unreadable.get() > 0) {
            return new HealthResult(HealthState.DEGRADED, unreadable.get() + " lines of the journal cannot be read.",
                    "They are damaged, or were written by a newer version; what they said may be done again.",
                    "Check the disk. No image is lost by this.");
        }
        return HealthResult.ok("The journal is in order.");
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("journal/appended", appended.get()),
                new Metric("journal/unreadable", unreadable.get()));
    }

    private boolean isBroken() {
        synchronized (appending) {
            return writer.isBroken();
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!posix) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "journal-sync");
        thread.setDaemon(true);
        return thread;
    }
}
