package org.pharos.gateway.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;

/**
 * An instance arriving in a slot. The order that makes Success true: envelope blank, data set, envelope sealed, one
 * sync, rename. Until the seal the file is nothing; from the sync on it is durable under the slot's name, which was
 * synced before; the rename may be lost in a power cut, and recovery does it again.
 */
final class IncomingFile implements IncomingInstance {

    private final Slot slot;
    private final Envelope envelope;
    private final Stores stores;
    private final EarlySync earlySync;
    private final Body body;
    private final int envelopeLength;
    private boolean over;

    /** What an arriving instance touches. @param syncs runs what a large instance may have synced early */
    record Stores(Disk disk, Fence fence, Shelf shelf, Quarantine quarantine, DiskReserve reserve,
            HeaderReader headers, Buffers buffers, Executor syncs) {}

    IncomingFile(Slot slot, Envelope envelope, Stores stores) {
        this.slot = slot;
        this.envelope = envelope;
        this.stores = stores;
        this.earlySync = new EarlySync(slot.channel(), stores.disk(), stores.fence(), stores.syncs());
        this.body = new Body(slot.channel(), stores.reserve(), stores.buffers(), earlySync);
        byte[] blank = envelope.blank();
        this.envelopeLength = blank.length;
        body.startWith(blank);
    }

    @Override
    public OutputStream body() {
        return body;
    }

    @Override
    public StoreOutcome commit(InstanceHeader header) throws SpoolRefusedException, IOException {
        if (over) {
            throw new IllegalStateException("this instance was committed or closed before");
        }
        requireAnnounced(header);
        Envelope.Read content = new Envelope.Read(envelope, body.finish(), envelopeLength);
        Optional<Envelope.Read> held = stores.shelf().heldAtAGlance(envelope.instance());
        if (held.isPresent() && held.get().sameContent(content) && stores.shelf().isWhole(held.get())) {
            return alreadyHeld(held.get(), header);
        }
        seal(content);
        return place(content, header);
    }

    private void requireAnnounced(InstanceHeader header) {
        if (!header.instance().equals(envelope.instance()) || !header.sopClassUid().equals(envelope.sopClassUid())) {
            throw new IllegalArgumentException("the data set is not the instance that was announced");
        }
    }

    private void seal(Envelope.Read content) throws SpoolRefusedException, IOException {
        ByteBuffer sealed = ByteBuffer.wrap(envelope.sealed(content.seal()));
        while (sealed.hasRemaining()) {
            slot.channel().write(sealed, sealed.position());
        }
        stores.fence().requireDown();
        try {
            earlySync.await();
            stores.disk().force(slot.channel());
        } catch (IOException e) {
            throw DiskReserve.isFull(e) ? full() : stores.fence().raise(e);
        }
        stores.fence().requireDown();
    }

    private static SpoolRefusedException full() {
        return new SpoolRefusedException(SpoolRefusedException.Cause.DISK_RESERVE,
                "the disk is full to the last byte: something else than this box must be filling it");
    }

    private StoreOutcome place(Envelope.Read content, InstanceHeader header) throws IOException {
        Placement placement = stores.shelf().place(slot.file(), content);
        if (placement instanceof Placement.SameHeld same) {
            return alreadyHeld(same.held(), header);
        }
        over = true;
        slot.close();
        if (placement instanceof Placement.OtherHeld other) {
            // The first to come must stay the one that is held, also when power is cut right after this.
            stores.shelf().forceName(envelope.instance());
            stores.quarantine().keep(slot.file(), content);
            return new StoreOutcome.Conflict(stores.headers().stored(other.held(), stores.shelf()));
        }
        return new StoreOutcome.Stored(content.stored(header, stores.shelf().fileOf(envelope.instance())));
    }

    private StoreOutcome alreadyHeld(Envelope.Read held, InstanceHeader header) throws IOException {
        close();
        return new StoreOutcome.AlreadyHeld(held.stored(header, stores.shelf().fileOf(envelope.instance())));
    }

    @Override
    public void close() throws IOException {
        if (!over) {
            over = true;
            body.abandon();
            slot.discard();
        }
    }
}
