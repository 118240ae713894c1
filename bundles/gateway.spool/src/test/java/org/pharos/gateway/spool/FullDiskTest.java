package org.pharos.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;
import org.pharos.test.kit.OutsideTool;

/** A real disk that gets full (R6); needs the right to mount one. */
class FullDiskTest {

    private static final long MIB = 1L << 20;
    private static final int OBJECT_BYTES = 500_000;

    @TempDir
    Path folder;

    @BeforeEach
    void mount() {
        int answer = OutsideTool.require("mount")
                .run("-t", "tmpfs", "-o", "size=24m", "tmpfs", folder.toString()).exitCode();
        if (answer != 0) {
            throw new TestAbortedException("this user may not mount a disk");
        }
    }

    /** Lazily: a process started meanwhile by somebody else may look at it for a moment still. */
    @AfterEach
    void unmount() {
        assertThat(OutsideTool.require("umount").run("-l", folder.toString()).exitCode()).isZero();
    }

    @Test
    void refusesWhileTheReserveIsStillFreeAndTakesObjectsAgainWhenThereIsRoom() throws Exception {
        try (FileSpool spool = open(4 * MIB)) {
            List<Path> files = new ArrayList<>();
            assertThatThrownBy(() -> storeUntilRefused(spool, files))
                    .isInstanceOfSatisfying(SpoolRefusedException.class,
                            e -> assertThat(e.reason()).isEqualTo(SpoolRefusedException.Cause.DISK_RESERVE));
            assertThat(files).hasSizeGreaterThan(20);
            assertThat(spool.status().freeBytes()).isBetween(2 * MIB, 4 * MIB);
            assertThat(files).allSatisfy(Verification::verify);
            Files.delete(files.get(0));
            Files.delete(files.get(1));
            assertThat(sample(1_000).store(spool)).isInstanceOf(StoreOutcome.Stored.class);
        }
    }

    @Test
    void leavesNoPartWhenTheDiskIsFullToTheLastByte() throws Exception {
        try (FileSpool spool = open(0)) {
            List<Path> files = new ArrayList<>();
            assertThatThrownBy(() -> storeUntilRefused(spool, files))
                    .isInstanceOfAny(IOException.class, SpoolRefusedException.class);
            assertThat(spool.find(new InstanceUid("1.2." + files.size()))).isEmpty();
            assertThat(files).allSatisfy(Verification::verify);
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    private FileSpool open(long reserveBytes) throws IOException {
        return new FileSpool(new SpoolOptions(folder, reserveBytes, 0, 4, 0), new LocalDisk());
    }

    private static void storeUntilRefused(FileSpool spool, List<Path> files) throws Exception {
        while (files.size() < 1_000) {
            StoreOutcome outcome = sample(files.size()).store(spool);
            files.add(((StoreOutcome.Stored) outcome).instance().file());
        }
    }

    private static SampleInstance sample(int n) {
        return SampleInstance.of("1.2." + n, n, OBJECT_BYTES);
    }
}
