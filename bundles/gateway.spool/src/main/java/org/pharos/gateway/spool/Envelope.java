package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;

/**
 * What a spooled file says of itself in its file meta information (PS3.10 §7.1): the object's identity, and in Private
 * Information (0002,0102) a {@link Seal} over it and over the data set. The preamble is zeros. An envelope has the
 * same length with its seal and without, so that it is written first, blank, and sealed when all has arrived.
 */
record Envelope(String sopClassUid, InstanceUid instance, String transferSyntaxUid, InstanceOrigin origin) {

    /** (0002,0100): says that (0002,0102) holds a {@link Seal}. */
    static final String PRIVATE_CREATOR_UID = "2.25.69382522022961861461489589396782574123";

    private static final int LENGTH_MAX = 4_096;
    private static final int AE_LENGTH_MAX = 16;

    Envelope {
        if (!StudyUid.isUid(sopClassUid) || !StudyUid.isUid(transferSyntaxUid)) {
            throw new IllegalArgumentException("the SOP class and the transfer syntax must be UIDs");
        }
        if (origin.source().length() > AE_LENGTH_MAX) {
            throw new IllegalArgumentException("an AE title has at most " + AE_LENGTH_MAX + " characters");
        }
    }

    /** A file's envelope as read back. @param dataSetOffset bytes from the start of the file to the data set */
    record Read(Envelope envelope, Seal seal, long dataSetOffset) {

        long fileBytes() {
            return dataSetOffset + seal.bytes();
        }

        /** Whether the content is the same: data set bytes and the syntax they are in. */
        boolean sameContent(Read other) {
            return seal.sha256().equals(other.seal.sha256())
                    && envelope.transferSyntaxUid.equals(other.envelope.transferSyntaxUid);
        }

        StoredInstance stored(InstanceHeader header, Path file) {
            return new StoredInstance(header, envelope.origin, envelope.transferSyntaxUid, file, dataSetOffset,
                    seal.bytes(), seal.sha256());
        }
    }

    /** The envelope before anything is known of the content. */
    byte[] blank() {
        return encode(Seal.BLANK);
    }

    /** The envelope over a content; as long as the blank one. */
    byte[] sealed(Seal seal) {
        byte[] head = encode(seal.text(origin));
        Seal.sign(head);
        return head;
    }

    private byte[] encode(byte[] seal) {
        MetaGroup group = new MetaGroup();
        group.bytes(0x0001, "OB", new byte[] {0, 1});
        group.text(0x0002, "UI", sopClassUid);
        group.text(0x0003, "UI", instance.value());
        group.text(0x0010, "UI", transferSyntaxUid);
        group.text(0x0012, "UI", FileMeta.IMPLEMENTATION_CLASS_UID);
        group.text(0x0013, "SH", FileMeta.IMPLEMENTATION_VERSION_NAME);
        group.text(0x0016, "AE", origin.source());
        group.text(0x0100, "UI", PRIVATE_CREATOR_UID);
        group.bytes(0x0102, "OB", seal);
        return group.toFileHead();
    }

    /**
     * Reads a file's envelope.
     *
     * @return empty when it was never sealed: the file was not received to its end
     * @throws DamagedFileException when it cannot be what this spool wrote
     */
    static Optional<Read> read(FileChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LENGTH_MAX);
        int read = 0;
        while (read >= 0 && head.hasRemaining()) {
            read = file.read(head, head.position());
        }
        head.flip();
        MetaGroup group = MetaGroup.parse(head);
        byte[] seal = group.value(0x0102);
        if (Seal.isBlank(seal)) {
            return Optional.empty();
        }
        if (!group.textOf(0x0100).equals(PRIVATE_CREATOR_UID)) {
            throw new DamagedFileException("the file carries no seal of this spool");
        }
        int length = group.fileHeadLength();
        Seal.verify(head.array(), length);
        Seal.Parsed parsed = Seal.parse(seal, group.textOf(0x0016));
        Envelope envelope = new Envelope(group.textOf(0x0002), new InstanceUid(group.textOf(0x0003)),
                group.textOf(0x0010), parsed.origin());
        return Optional.of(new Read(envelope, parsed.seal(), length));
    }
}
