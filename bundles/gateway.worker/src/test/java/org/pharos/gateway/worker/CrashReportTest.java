package org.pharos.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportTest {

    @TempDir
    Path folder;

    @Test
    void saysWhereAProcessCrashedAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("error"), """
                #
                # A fatal error has been detected by the Java Runtime Environment:
                #
                #  SIGSEGV (0xb) at pc=0x00007f5f358d2f94, pid=11068, tid=11069
                #
                # JRE version: OpenJDK Runtime Environment (17.0.15+6)
                # Problematic frame:
                # C  [libonnxruntime.so+0x8212be]  onnxruntime::Environment::Create()+0xe
                #
                ---------------  T H R E A D  ---------------
                Register to memory mapping: "PLANTED^PATIENT"
                """);
        assertThat(CrashReport.read(file))
                .contains("SIGSEGV (0xb) C [libonnxruntime.so+0x8212be] onnxruntime::Environment::Create()+0xe");
    }

    @Test
    void saysSoWhenTheFileNamesNoPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("error"), "#  SIGBUS (0x7) at pc=0x1, pid=1, tid=1\n");
        assertThat(CrashReport.read(file)).contains("SIGBUS (0x7) at an unknown place");
    }

    @Test
    void aProcessThatDidNotCrashHasNone() {
        assertThat(CrashReport.read(folder.resolve("error"))).isEmpty();
    }
}
