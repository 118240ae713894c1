package org.pharos.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.test.kit.OutsideTool;

/** Processes that end badly while they store: kill -9 (R1), and a sync that answers EIO (R5). */
class KilledSpoolTest {

    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    @Test
    void losesNothingItConfirmedAndShowsNothingPartialWhenItIsKilledAtAnyMoment() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> confirmed = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            ChildProcess child = ChildProcess.start(List.of(), folder, "1.2." + round, 4, 100_000);
            confirmed.addAll(child.read(1 + random.nextInt(20)));
            confirmed.addAll(child.killAfter(random.nextInt(300_000_000)));
            if (!confirmed.get(confirmed.size() - 1).matches("1\\.2\\.\\d+\\.\\d+\\.\\d+")) {
                confirmed.remove(confirmed.size() - 1);
            }
            requireAllHeldAndWhole(confirmed, "seed " + seed + ", round " + round);
        }
        assertThat(confirmed).hasSizeGreaterThan(ROUNDS * 10);
    }

    @Test
    void confirmsNothingAfterASyncThatAnsweredWithAnError() throws Exception {
        OutsideTool.require("strace");
        List<String> strace = List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync",
                "-e", "inject=fdatasync:error=EIO:when=7");
        ChildProcess child = ChildProcess.start(strace, folder, "1.2", 1, 20);
        List<String> said = child.readToEnd();
        assertThat(said.subList(0, 6)).allMatch(line -> line.startsWith("1.2.0."));
        assertThat(said.subList(6, 20)).containsOnly(SpoolingChild.FENCED);
        requireAllHeldAndWhole(said.subList(0, 6), "after EIO");
    }

    private void requireAllHeldAndWhole(List<String> confirmed, String story) throws IOException {
        try (FileSpool spool = new FileSpool(new SpoolOptions(folder, 0, 0, 8, 0), new LocalDisk())) {
            for (String uid : confirmed) {
                StoredInstance held = spool.find(new InstanceUid(uid))
                        .orElseThrow(() -> new AssertionError(uid + " was confirmed and is lost; " + story));
                assertThat(Verification.verify(held.file()).seal().bytes()).as(story).isEqualTo(held.bytes());
            }
            spool.forEach(held -> assertThat(held.file()).as(story).satisfies(Verification::verify));
            assertThat(spool.status().damaged()).as(story).isZero();
        }
    }
}
