package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.SpoolStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The spool as files of this machine; see {@link IncomingFile} for what makes one durable. */
@Component(service = InstanceSpool.class, configurationPid = SpoolConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SpoolConfig.class)
public final class FileSpool implements InstanceSpool, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileSpool.class);
    private static final long STOP_TIMEOUT_MS = 2_000;

    private final SpoolFolders folders;
    private final SpoolLock lock;
    private final SlotPool slots;
    private final IncomingFile.Stores stores;
    private final Scrub scrub;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(task -> daemon(task, "spool-keeper"));
    /** One thread for each large object that arrives, so at most as many as there are associations. */
    private final ExecutorService syncs = Executors.newCachedThreadPool(task -> daemon(task, "spool-sync"));
    private final CountDownLatch counting = new CountDownLatch(1);
    private volatile boolean countedAll;
    private volatile boolean closing;

    @Activate
    public FileSpool(SpoolConfig config) throws IOException {
        this(SpoolOptions.of(config), new LocalDisk());
    }

    FileSpool(SpoolOptions options, Disk disk) throws IOException {
        folders = SpoolFolders.under(options.folder());
        lock = SpoolLock.take(folders);
        try {
            stores = open(options, disk);
            slots = new SlotPool(folders, disk, options.slots(), background);
            slots.fill();
        } catch (IOException e) {
            background.shutdown();
            lock.close();
            throw e;
        }
        daemon(this::countAll, "spool-counter").start();
        scrub = new Scrub(stores.shelf(), options.scrubBytesPerSecond(), new Random());
        scrub.start();
        if (stores.fence().isUp()) {
            daemon(this::verifyAll, "spool-verifier").start();
        }
    }

    private IncomingFile.Stores open(SpoolOptions options, Disk disk) throws IOException {
        folders.create(disk);
        Shelf shelf = new Shelf(folders, disk);
        Quarantine quarantine = new Quarantine(folders, disk);
        new Recovery(folders, disk, shelf, quarantine).run();
        return new IncomingFile.Stores(disk, new Fence(folders), shelf, quarantine,
                new DiskReserve(disk, folders, options), new HeaderReader(), new Buffers(), syncs);
    }

    @Deactivate
    @Override
    public void close() throws IOException {
        closing = true;
        scrub.close();
        background.shutdownNow();
        syncs.shutdown();
        try {
            background.awaitTermination(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slots.close();
        lock.close();
    }

    @Override
    public IncomingInstance begin(InstanceOrigin origin, String sopClassUid, String sopInstanceUid,
            String transferSyntaxUid) throws SpoolRefusedException, IOException {
        Envelope envelope = new Envelope(sopClassUid, new InstanceUid(sopInstanceUid), transferSyntaxUid, origin);
        stores.fence().requireDown();
        stores.reserve().requireRoom();
        return new IncomingFile(slots.take(), envelope, stores);
    }

    @Override
    public Optional<StoredInstance> find(InstanceUid instance) throws IOException {
        Optional<Envelope.Read> held = stores.shelf().held(instance);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(stores.headers().stored(held.get(), stores.shelf()));
        } catch (DamagedFileException e) {
            stores.shelf().setAside(instance, e);
            return Optional.empty();
        }
    }

    @Override
    public void forEachUid(Consumer<List<InstanceUid>> some) throws IOException {
        for (int shard = 0; shard < Shelf.SHARDS; shard++) {
            some.accept(stores.shelf().names(shard));
        }
    }

    @Override
    public void forEach(Consumer<StoredInstance> consumer) throws IOException {
        for (int shard = 0; shard < Shelf.SHARDS; shard++) {
            for (InstanceUid instance : stores.shelf().names(shard)) {
                find(instance).ifPresent(consumer);
            }
        }
    }

    @Override
    public boolean verify(StoredInstance instance) throws IOException {
        Shelf shelf = stores.shelf();
        shelf.setAsideIfReplaced(instance);
        Optional<Envelope.Read> held = shelf.held(instance.instance());
        return held.isPresent() && shelf.isWhole(held.get());
    }

    @Override
    public OptionalLong count() {
        try {
            counting.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return countedAll ? OptionalLong.of(stores.shelf().instances()) : OptionalLong.empty();
    }

    @Override
    public SpoolStatus status() {
        Shelf shelf = stores.shelf();
        return new SpoolStatus(shelf.instances(), shelf.bytes(), freeBytes(), stores.reserve().bytes(),
                counted(stores.quarantine()::count), counted(shelf::damaged), stores.fence().isUp());
    }

    /** Counts files. */
    private interface Count {
        long now() throws IOException;
    }

    /** What cannot be counted is one thing at least to look at. */
    private static long counted(Count count) {
        try {
            return count.now();
        } catch (IOException e) {
            LOG.warn("A folder of the spool cannot be listed: {}", e.getMessage());
            return 1;
        }
    }

    /** A disk that cannot be asked counts as full. */
    private long freeBytes() {
        try {
            return stores.reserve().freeBytes();
        } catch (IOException e) {
            LOG.warn("The disk does not say how much is free: {}", e.getMessage());
            return 0;
        }
    }

    /** On a thread of its own: slots must not wait for it. */
    private void countAll() {
        try {
            for (int shard = 0; shard < Shelf.SHARDS && !closing; shard++) {
                stores.shelf().count(shard);
            }
            countedAll = !closing;
        } catch (IOException e) {
            LOG.warn("A part of the spool could not be counted: {}", e.getMessage());
        } finally {
            counting.countDown();
        }
    }

    /** After a failed sync in an earlier run: takes the fence down when everything was read back. */
    private void verifyAll() {
        LOG.warn("A sync failed in an earlier run; every file is read back before objects are taken again");
        try {
            for (int shard = 0; shard < Shelf.SHARDS; shard++) {
                for (InstanceUid instance : stores.shelf().names(shard)) {
                    verify(instance);
                }
            }
            if (!closing) {
                stores.fence().lower();
                LOG.info("Every file was read back; objects are taken again");
            }
        } catch (IOException e) {
            LOG.error("The files could not all be read back ({}); nothing is taken until they can. Check the disk.",
                    e.getMessage());
        }
    }

    private void verify(InstanceUid instance) throws IOException {
        if (closing) {
            return;
        }
        Optional<Envelope.Read> held = stores.shelf().held(instance);
        if (held.isPresent()) {
            stores.shelf().isWhole(held.get());
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
