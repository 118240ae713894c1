package org.pharos.gateway.index.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.study.StudyCounts;
import org.pharos.test.support.InMemorySpool;

/** How adding grows with what is there; prints figures, and asserts only what no busy machine can upset. */
@Tag("long")
class IndexGrowthTest {

    private static final int STEP = 10_000;
    private static final int TOTAL = Integer.getInteger("pharos.index.instances", 100_000);
    private static final int PER_STUDY = 200;

    @TempDir
    Path folder;

    @Test
    void addsAsFastToALargeIndexAsToASmallOne() throws Exception {
        IndexOptions options = new IndexOptions(folder, folder.resolveSibling("spare"), 1_000, 20_000, 16);
        try (H2StudyIndex index = new H2StudyIndex(options, new InMemorySpool(), new MemoryJournal())) {
            for (int done = 0; done < TOTAL; done += STEP) {
                long start = System.nanoTime();
                for (int i = done; i < done + STEP; i++) {
                    index.add(MadeUp.make("1.2.826.0.1.3680043.8.1055.1.20261123." + i / PER_STUDY, i, i));
                }
                index.settle();
                long micros = (System.nanoTime() - start) / 1_000;
                System.out.printf("%,d instances: %.1f us each, file %,d KiB%n", done + STEP, micros / (double) STEP,
                        Files.size(folder.resolve("studies.mv.db")) / 1_024);
            }
            StudyCounts counts = index.countsSince(Instant.EPOCH);
            assertThat(counts.instances()).isEqualTo(TOTAL);
            assertThat(counts.studies()).isEqualTo(TOTAL / PER_STUDY);
        }
    }
}
