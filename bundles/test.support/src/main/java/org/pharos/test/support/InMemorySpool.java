package org.pharos.test.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.SpoolStatus;
import org.pharos.gateway.api.intake.StoreOutcome;

/**
 * A spool that outlives the core it serves and forgets nothing, as the real one does a kill; it makes no promise about
 * power cuts. With a folder it keeps each instance as a Part 10 file there, for those who read or send it.
 */
public final class InMemorySpool implements InstanceSpool {

    private final Map<InstanceUid, StoredInstance> held = new ConcurrentHashMap<>();
    private final Set<InstanceUid> damaged = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final Optional<Path> folder;
    private volatile Optional<SpoolRefusedException> refusal = Optional.empty();

    /** Keeps headers only. */
    public InMemorySpool() {
        folder = Optional.empty();
    }

    /** Keeps the instances as files in this folder. */
    public InMemorySpool(Path folder) {
        this.folder = Optional.of(folder);
    }

    /** From now on nothing is taken, for this reason; empty: everything is again. */
    public void refuse(Optional<SpoolRefusedException> reason) {
        refusal = reason;
    }

    /** How often an object came that contradicts one held. */
    public long conflicts() {
        return conflicts.get();
    }

    /** Holds an instance from now on, without its content. */
    public void hold(StoredInstance instance) {
        held.put(instance.instance(), instance);
    }

    /** Loses an instance, as a damaged disk would. */
    public void lose(InstanceUid instance) {
        held.remove(instance);
    }

    @Override
    public IncomingInstance begin(InstanceOrigin origin, String sopClassUid, String sopInstanceUid,
            String transferSyntaxUid) throws SpoolRefusedException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return new Incoming(origin, transferSyntaxUid);
    }

    private final class Incoming implements IncomingInstance {

        private final InstanceOrigin origin;
        private final String transferSyntaxUid;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        private Incoming(InstanceOrigin origin, String transferSyntaxUid) {
            this.origin = origin;
            this.transferSyntaxUid = transferSyntaxUid;
        }

        @Override
        public OutputStream body() {
            return body;
        }

        @Override
        public StoreOutcome commit(InstanceHeader header) throws IOException {
            byte[] content = body.toByteArray();
            Path file = folder.map(f -> f.resolve(header.instance().opaque())).orElse(Path.of("nowhere"));
            byte[] head = head(header);
            StoredInstance instance = new StoredInstance(header, origin, transferSyntaxUid, file, head.length,
                    content.length, sha256(content));
            StoredInstance before = held.putIfAbsent(header.instance(), instance);
            if (before == null) {
                if (folder.isPresent()) {
                    Files.write(file, head);
                    Files.write(file, content, StandardOpenOption.APPEND);
                }
                bytes.addAndGet(content.length);
                return new StoreOutcome.Stored(instance);
            }
            if (before.sha256().equals(instance.sha256())) {
                return new StoreOutcome.AlreadyHeld(before);
            }
            conflicts.incrementAndGet();
            return new StoreOutcome.Conflict(before);
        }

        private byte[] head(InstanceHeader header) throws IOException {
            TransferSyntax syntax = TransferSyntax.forUid(transferSyntaxUid)
                    .orElseThrow(() -> new IOException("no such transfer syntax: " + transferSyntaxUid));
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DicomWriter.ofFile(head, FileMeta.of(header.sopClassUid(), header.instance().value(), syntax));
            return head.toByteArray();
        }

        @Override
        public void close() {
            body.reset();
        }
    }

    @Override
    public Optional<StoredInstance> find(InstanceUid instance) {
        return Optional.ofNullable(held.get(instance));
    }

    /** From now on this instance's file is found damaged when it is read back. */
    public void damage(InstanceUid instance) {
        damaged.add(instance);
    }

    @Override
    public boolean verify(StoredInstance instance) {
        if (damaged.remove(instance.instance())) {
            held.remove(instance.instance());
        }
        return held.containsKey(instance.instance());
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(held.size());
    }

    @Override
    public void forEachUid(Consumer<List<InstanceUid>> some) {
        some.accept(List.copyOf(held.keySet()));
    }

    @Override
    public void forEach(Consumer<StoredInstance> consumer) {
        List<StoredInstance> all = new ArrayList<>(held.values());
        all.forEach(consumer);
    }

    @Override
    public SpoolStatus status() {
        return new SpoolStatus(held.size(), bytes.get(), Long.MAX_VALUE, 0, conflicts.get(), 0, false);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
