package org.pharos.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.test.kit.OutsideTool;

/**
 * Power cuts (R2) without pulling a plug: an XFS in a file, shut down so that everything not synced is dropped. Needs
 * root. The confirmed UIDs are kept outside that file system.
 */
@Tag("long")
class PowerCutTest {

    private static final int ROUNDS = 6;
    private static final long IMAGE_BYTES = 400L << 20;

    @TempDir
    Path temp;

    @AfterEach
    void unmount() {
        OutsideTool.require("umount").run("-l", disk().toString());
    }

    @Test
    void losesNothingItConfirmedWhenThePowerIsCut() throws Exception {
        makeDisk();
        Random random = new Random(20261123);
        List<String> confirmed = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            mount();
            ChildProcess child = ChildProcess.start(List.of(), disk().resolve("spool"), "1.2." + round, 4, 100_000);
            confirmed.addAll(child.read(20 + random.nextInt(200)));
            cutPower();
            confirmed.addAll(child.kill().stream().filter(line -> line.startsWith("1.2.")).toList());
            require(OutsideTool.require("umount").run(disk().toString()), "umount");
            mount();
            requireAllHeld(confirmed, round);
            require(OutsideTool.require("umount").run(disk().toString()), "umount");
        }
        assertThat(confirmed).hasSizeGreaterThan(ROUNDS * 20);
    }

    private void requireAllHeld(List<String> confirmed, int round) throws IOException {
        try (FileSpool spool = new FileSpool(new SpoolOptions(disk().resolve("spool"), 0, 0, 8, 0), new LocalDisk())) {
            for (String uid : confirmed) {
                Path file = spool.find(new InstanceUid(uid)).orElseThrow(
                        () -> new AssertionError(uid + " was confirmed and is lost in round " + round)).file();
                assertThat(file).satisfies(Verification::verify);
            }
            spool.forEach(held -> assertThat(held.file()).satisfies(Verification::verify));
        }
    }

    private void makeDisk() throws IOException {
        Path image = temp.resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(IMAGE_BYTES);
        }
        Files.createDirectories(disk());
        OutsideTool.require("xfs_io");
        require(OutsideTool.require("mkfs.xfs").run("-q", image.toString()), "mkfs.xfs");
    }

    private void mount() {
        OutsideTool.Result result = OutsideTool.require("mount")
                .run("-o", "loop", temp.resolve("disk.img").toString(), disk().toString());
        require(result, "mount");
    }

    private void cutPower() {
        require(OutsideTool.require("xfs_io").run("-x", "-c", "shutdown", disk().toString()), "shutdown");
    }

    private Path disk() {
        return temp.resolve("disk");
    }

    private static void require(OutsideTool.Result result, String what) {
        if (result.exitCode() != 0) {
            throw new TestAbortedException(what + " is not possible here: " + result.output().strip());
        }
    }
}
