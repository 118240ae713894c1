package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears the slots an earlier process left, before anything else happens: a slot that is whole by its own seal takes
 * its place (its sender may have been told Success), every other one is removed (its sender was told nothing).
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final SpoolFolders folders;
    private final Disk disk;
    private final Shelf shelf;
    private final Quarantine quarantine;
    private int placed;
    private int removed;

    Recovery(SpoolFolders folders, Disk disk, Shelf shelf, Quarantine quarantine) {
        this.folders = folders;
        this.disk = disk;
        this.shelf = shelf;
        this.quarantine = quarantine;
    }

    void run() throws IOException {
        try (DirectoryStream<Path> slots = Files.newDirectoryStream(folders.incoming())) {
            for (Path slot : slots) {
                recover(slot);
            }
        }
        if (placed + removed > 0) {
            LOG.info("The last run ended without closing: {} objects that had arrived whole were put in place, {} that "
                    + "had not were removed", placed, removed);
        }
    }

    private void recover(Path slot) throws IOException {
        if (Files.size(slot) == 0) {
            Files.delete(slot);
            return;
        }
        try {
            Optional<Envelope.Read> whole = makeDurable(slot);
            if (whole.isPresent()) {
                place(slot, whole.get());
            } else {
                Files.delete(slot);
                removed++;
            }
        } catch (IOException e) {
            keepUnreadable(slot, e);
        }
    }

    /** One file the disk does not give back must not keep the others from their destinations. */
    private void keepUnreadable(Path slot, IOException why) throws IOException {
        shelf.keepUnreadable(slot);
        LOG.error("The disk does not give back an object that was arriving when the last run ended ({}). Its file lies "
                + "in the folder 'damaged'; its sender may have been told Success, so have it send again.",
                why.getMessage());
    }

    /** What a slot holds, durable; empty when it did not arrive whole. */
    private Optional<Envelope.Read> makeDurable(Path slot) throws IOException {
        try (FileChannel file = FileChannel.open(slot, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<Envelope.Read> read = Envelope.read(file);
            if (read.isEmpty() || file.size() != read.get().fileBytes()) {
                return Optional.empty();
            }
            Verification.verify(file, read.get());
            Verification.rewrite(file);
            disk.force(file);
            return read;
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    private void place(Path slot, Envelope.Read content) throws IOException {
        Placement placement = shelf.place(slot, content);
        if (placement instanceof Placement.Placed) {
            placed++;
        } else if (placement instanceof Placement.SameHeld) {
            Files.delete(slot);
        } else {
            quarantine.keep(slot, content);
        }
    }
}
