package org.pharos.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.intake.StoreOutcome;
import org.pharos.test.kit.OutsideTool;

class EnvelopeTest {

    @TempDir
    Path folder;
    private final Envelope envelope = new Envelope(Uids.CTImageStorage, new InstanceUid("1.2.3"),
            Uids.ExplicitVRLittleEndian,
            new InstanceOrigin("CT1", InstanceOrigin.Kind.RESULT, SampleInstance.RECEIVED));
    private final Seal seal = new Seal(42, "ab".repeat(32));

    @Test
    void noticesAFlippedBitInAnyByteOfTheHead() throws IOException {
        byte[] head = envelope.sealed(seal);
        for (int i = 0; i < head.length - 1; i++) {
            byte[] flipped = head.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            assertThat(readOrNothing(flipped)).as("byte " + i).isEmpty();
        }
    }

    @Test
    void isNothingUntilItIsSealed() throws IOException {
        assertThat(read(envelope.blank())).isEmpty();
        assertThat(envelope.blank()).hasSameSizeAs(envelope.sealed(seal));
    }

    @Test
    void readsBackWhatWasSealed() throws IOException {
        byte[] head = envelope.sealed(seal);
        assertThat(read(head)).contains(new Envelope.Read(envelope, seal, head.length));
    }

    @Test
    void refusesAHeadThatIsCutAnywhere() {
        byte[] head = envelope.sealed(seal);
        for (int length = 0; length < head.length - 2; length += 3) {
            byte[] cut = Arrays.copyOf(head, length);
            assertThatThrownBy(() -> read(cut)).as("length " + length).isInstanceOf(DamagedFileException.class);
        }
    }

    @Test
    void isAPartTenFileToOthers() throws Exception {
        OutsideTool dcmdump = OutsideTool.require("dcmdump");
        try (FileSpool spool = new FileSpool(new SpoolOptions(folder.resolve("spool"), 0, 0, 2, 0), new LocalDisk())) {
            StoreOutcome outcome = SampleInstance.of("1.2.3", 1, 1_000).store(spool);
            OutsideTool.Result dump = dcmdump.run(((StoreOutcome.Stored) outcome).instance().file().toString());
            assertThat(dump.exitCode()).as(dump.output()).isZero();
            assertThat(dump.output()).contains("PrivateInformation", "SourceApplicationEntityTitle", "Sample^Slice")
                    .doesNotContain("W:", "E:");
        }
    }

    private Optional<Envelope.Read> readOrNothing(byte[] head) throws IOException {
        try {
            return read(head);
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    private Optional<Envelope.Read> read(byte[] head) throws IOException {
        Path file = Files.write(folder.resolve("head.dcm"), head);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return Envelope.read(channel);
        }
    }
}
