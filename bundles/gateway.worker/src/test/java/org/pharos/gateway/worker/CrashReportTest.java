package org.pharos.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
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
        assertThat(CrashReport.read(file)).contains(new CrashReport(
                "SIGSEGV (0xb) C [libonnxruntime.so+0x8212be] onnxruntime::Environment::Create()+0xe",
                "libonnxruntime.so"));
        assertThat(CrashReport.read(file).orElseThrow().words()).isEqualTo("it crashed in libonnxruntime.so");
    }

    @Test
    void saysSoWhenTheFileNamesNoPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("error"), "#  SIGBUS (0x7) at pc=0x1, pid=1, tid=1\n");
        assertThat(CrashReport.read(file)).contains(new CrashReport("SIGBUS (0x7) at an unknown place", ""));
        assertThat(CrashReport.read(file).orElseThrow().words()).isEqualTo("it crashed");
    }

    /** Whoever took over the process could write anything there. */
    @Test
    void repeatsNoPlaceThatIsNoLibrary() throws IOException {
        Path file = Files.writeString(folder.resolve("error"),
                "# Problematic frame:\n# C  [PLANTED^PATIENT /home/planted+0x1]\u001b[31m\n");
        CrashReport report = CrashReport.read(file).orElseThrow();
        assertThat(report.words()).isEqualTo("it crashed");
        assertThat(report.where()).doesNotContain("/home").doesNotContain("\u001b");
    }

    @Test
    void readsNoMoreThanTheHeadOfAFileWithoutEnd() throws IOException {
        Path file = folder.resolve("error");
        try (RandomAccessFile endless = new RandomAccessFile(file.toFile(), "rw")) {
            endless.setLength(1L << 40);
        }
        assertThat(CrashReport.read(file)).contains(new CrashReport("at an unknown place", ""));
    }

    @Test
    void waitsForNoPipeAndFollowsNoLink() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.writeString(folder.resolve("other"), "#\n"));
        assertThat(CrashReport.read(pipe)).isEmpty();
        assertThat(CrashReport.read(link)).isEmpty();
    }

    @Test
    void aProcessThatDidNotCrashHasNone() {
        assertThat(CrashReport.read(folder.resolve("error"))).isEmpty();
    }
}
