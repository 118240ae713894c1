package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32C;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances held: {@code instances/<aa>/<SOP Instance UID>.dcm}, where {@code aa} is one of 256 shards taken from
 * the UID's CRC32C. A shard's lock serialises placing under one UID, so that nothing is ever overwritten, and guards
 * the shard's share of the counts. Any thread may call.
 */
final class Shelf {

    static final int SHARDS = 256;
    static final String SUFFIX = ".dcm";

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final SpoolFolders folders;
    private final Disk disk;
    private final Shard[] shards = new Shard[SHARDS];
    private final LongAdder instances = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** A lock, and whether the shard was counted yet; until then its changes are seen by the count to come. */
    private static final class Shard {
        private boolean counted;
    }

    Shelf(SpoolFolders folders, Disk disk) {
        this.folders = folders;
        this.disk = disk;
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard();
        }
    }

    static String name(int shard) {
        return HexFormat.of().toHexDigits((byte) shard);
    }

    Path fileOf(InstanceUid instance) {
        return folders.instances().resolve(name(shardOf(instance))).resolve(instance.value() + SUFFIX);
    }

    /** What is held under a UID; a damaged file is set aside and counts as nothing held. */
    Optional<Envelope.Read> held(InstanceUid instance) throws IOException {
        Path file = fileOf(instance);
        // Not the opposite of exists: a folder that cannot be read must not look like a free place.
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            Envelope.Read read = read(file);
            if (!read.envelope().instance().equals(instance)) {
                throw new DamagedFileException("another object took its place");
            }
            return Optional.of(read);
        } catch (DamagedFileException e) {
            setAside(instance, e);
            return Optional.empty();
        }
    }

    /** The same at less cost while nothing is held; only {@link #place} knows for sure. */
    Optional<Envelope.Read> heldAtAGlance(InstanceUid instance) throws IOException {
        return fileOf(instance).toFile().exists() ? held(instance) : Optional.empty();
    }

    /** Whether the content of what is held still has its digest; if not, the file is set aside. */
    boolean isWhole(Envelope.Read held) throws IOException {
        InstanceUid instance = held.envelope().instance();
        try {
            Verification.verify(fileOf(instance));
            return true;
        } catch (DamagedFileException e) {
            setAside(instance, e);
            return false;
        }
    }

    /** @throws DamagedFileException when the file is not sealed, or not as long as its seal says */
    static Envelope.Read read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Envelope.Read read = Envelope.read(channel)
                    .orElseThrow(() -> new DamagedFileException("the file was never sealed"));
            if (channel.size() != read.fileBytes()) {
                throw new DamagedFileException("the file is " + channel.size() + " bytes long and should be "
                        + read.fileBytes());
            }
            return read;
        }
    }

    /** Moves a sealed and synced slot into its place, unless something is there. */
    Placement place(Path slot, Envelope.Read content) throws IOException {
        InstanceUid instance = content.envelope().instance();
        Shard shard = shards[shardOf(instance)];
        synchronized (shard) {
            Optional<Envelope.Read> held = held(instance);
            if (held.isPresent()) {
                return held.get().sameContent(content)
                        ? new Placement.SameHeld(held.get())
                        : new Placement.OtherHeld(held.get());
            }
            Files.move(slot, fileOf(instance), StandardCopyOption.ATOMIC_MOVE);
            if (shard.counted) {
                instances.increment();
                bytes.add(content.fileBytes());
            }
            return new Placement.Placed();
        }
    }

    /** Makes the name under which something is held durable; otherwise the next sync of any file does, in passing. */
    void forceName(InstanceUid instance) throws IOException {
        disk.forceFolder(fileOf(instance).getParent());
    }

    /** Whether a file is what was stored under that UID, by its own word. */
    private static boolean isSound(Path file, InstanceUid instance) throws IOException {
        try {
            return Verification.verify(file).envelope().instance().equals(instance);
        } catch (DamagedFileException e) {
            return false;
        }
    }

    /**
     * Moves a damaged file out of sight, where a person can look at it; one that was set aside meanwhile, and came
     * again whole, stays.
     */
    void setAside(InstanceUid instance, DamagedFileException why) throws IOException {
        Shard shard = shards[shardOf(instance)];
        synchronized (shard) {
            Path file = fileOf(instance);
            if (!Files.exists(file) || isSound(file, instance)) {
                return;
            }
            moveAside(file, instance, shard);
        }
        told(instance, why);
    }

    /** Moves a file out of sight that has another content than this box stored under its UID. */
    void setAsideIfReplaced(StoredInstance stored) throws IOException {
        InstanceUid instance = stored.instance();
        Shard shard = shards[shardOf(instance)];
        synchronized (shard) {
            Optional<Envelope.Read> held = held(instance);
            if (held.isEmpty() || held.get().seal().sha256().equals(stored.sha256())) {
                return;
            }
            moveAside(fileOf(instance), instance, shard);
        }
        told(instance, new DamagedFileException("another content took its place"));
    }

    private void moveAside(Path file, InstanceUid instance, Shard shard) throws IOException {
        long size = Files.size(file);
        Files.move(file, freeName(folders.damaged(), instance.value()), StandardCopyOption.ATOMIC_MOVE);
        if (shard.counted) {
            instances.decrement();
            bytes.add(-size);
        }
    }

    /** Puts a slot that cannot be read where a person can look at it. */
    void keepUnreadable(Path slot) throws IOException {
        Files.move(slot, freeName(folders.damaged(), "unreadable"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void told(InstanceUid instance, DamagedFileException why) {
        LOG.error("The file of {} is damaged and was set aside in the folder 'damaged': {}", instance,
                why.getMessage());
    }

    /** Counts one shard, once. */
    void count(int index) throws IOException {
        Shard shard = shards[index];
        synchronized (shard) {
            long files = 0;
            long size = 0;
            try (DirectoryStream<Path> found = Files.newDirectoryStream(shardFolder(index), '*' + SUFFIX)) {
                for (Path file : found) {
                    files++;
                    size += Files.size(file);
                }
            }
            if (!shard.counted) {
                instances.add(files);
                bytes.add(size);
                shard.counted = true;
            }
        }
    }

    /** What lies in a shard; a stranger among the files is passed over. */
    List<InstanceUid> names(int index) throws IOException {
        List<InstanceUid> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shardFolder(index), '*' + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String uid = name.substring(0, name.length() - SUFFIX.length());
                if (StudyUid.isUid(uid)) {
                    names.add(new InstanceUid(uid));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    Path shardFolder(int index) {
        return folders.instances().resolve(name(index));
    }

    long instances() {
        return instances.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    /** How many damaged files lie aside now. */
    long damaged() throws IOException {
        return filesIn(folders.damaged());
    }

    static long filesIn(Path folder) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                count += Files.isRegularFile(file) ? 1 : 0;
            }
        }
        return count;
    }

    /** A name in a folder that nothing has yet. */
    private static Path freeName(Path folder, String stem) {
        Path name = folder.resolve(stem + SUFFIX);
        for (int i = 1; Files.exists(name); i++) {
            name = folder.resolve(stem + '.' + i + SUFFIX);
        }
        return name;
    }

    private static int shardOf(InstanceUid instance) {
        CRC32C crc = new CRC32C();
        crc.update(instance.value().getBytes(StandardCharsets.US_ASCII));
        return (int) (crc.getValue() & (SHARDS - 1));
    }
}
