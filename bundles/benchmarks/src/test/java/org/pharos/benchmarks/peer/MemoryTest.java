package org.pharos.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.process.RunningProcess;

class MemoryTest {

    @TempDir
    Path folder;

    @Test
    void isReadOfAProcessThatRuns() throws Exception {
        try (RunningProcess process = RunningProcess.start("tail", folder.resolve("said.txt"),
                new ProcessBuilder("tail", "-f", "/dev/null"))) {
            assertThat(Memory.residentMib(process)).isPositive();
            assertThat(Memory.residentMostMib(process)).isPositive();
        }
    }
}
