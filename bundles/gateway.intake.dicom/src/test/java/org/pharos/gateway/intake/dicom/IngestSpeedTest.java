package org.pharos.gateway.intake.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.Patience;

/**
 * 500 slices of 512 KiB from a stock storescu over one association: durable here, beside storescp and beside a plain
 * copy with one fsync a file. Prints times and ratios; asserts only that all arrived.
 */
@Tag("long")
class IngestSpeedTest {

    private static final int OBJECTS = 500;
    private static final int PIXEL_BYTES = 512 * 1024;
    private static final int ROUNDS = 3;

    @TempDir
    Path temp;

    /** Work that is timed. */
    private interface Work {
        void run() throws Exception;
    }

    @Test
    void takesFiveHundredSlicesNotMuchSlowerThanTheyCanBeCopied() throws Exception {
        OutsideTool storescu = OutsideTool.require("storescu");
        Path source = makeSlices();
        double copy = Double.MAX_VALUE;
        double ours = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            Path copies = Files.createDirectories(temp.resolve("copy" + round));
            copy = Math.min(copy, seconds(() -> copyDurably(source, copies)));
            ours = Math.min(ours, takeIn(storescu, source, temp.resolve("home" + round)));
        }
        double storescp = storescp(storescu, source);
        System.out.printf("500 x 512 KiB: copy + fsync %.2f s, durable intake %.2f s (%.2f x copy), storescp %.2f s "
                + "(we are %.1f x as fast)%n", copy, ours, ours / copy, storescp, storescp / ours);
    }

    private double takeIn(OutsideTool storescu, Path source, Path home) throws Exception {
        try (IntakeFixture fixture = new IntakeFixture(home)) {
            long cpuBefore = cpuNanos();
            double time = seconds(() -> send(storescu, source, fixture.intake.port()));
            System.out.printf("  intake %.2f s, %.2f s of it processor time%n", time, (cpuNanos() - cpuBefore) / 1e9);
            assertThat(fixture.heard.stored).hasSize(OBJECTS);
            return time;
        }
    }

    private double storescp(OutsideTool storescu, Path source) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("storescp"));
        int port = FreePort.find();
        try (RunningProcess storescp = OutsideTool.require("storescp")
                .start(temp.resolve("storescp.log"), "-od", folder.toString(), Integer.toString(port))) {
            storescp.awaitPort(port, Patience.SECONDS);
            return seconds(() -> send(storescu, source, port));
        }
    }

    private static void send(OutsideTool storescu, Path source, int port) {
        OutsideTool.Result result = storescu.run("-aet", "CT1", "-aec", "PHAROS", "+sd", "127.0.0.1",
                Integer.toString(port), source.toString());
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private static void copyDurably(Path source, Path target) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
            for (Path file : files) {
                try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                        FileChannel out = FileChannel.open(target.resolve(file.getFileName().toString()),
                                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    while (in.read(buffer.clear()) >= 0) {
                        out.write(buffer.flip());
                    }
                    out.force(true);
                }
            }
        }
    }

    private Path makeSlices() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("source"));
        for (int i = 0; i < OBJECTS; i++) {
            Slice slice = Slice.ct("1.2.826.0.1.3680043.8.1055.9." + i, i, PIXEL_BYTES);
            DicomWriter.writeFile(folder.resolve(i + ".dcm"),
                    FileMeta.of(slice.sopClassUid(), slice.sopInstanceUid(), slice.syntax()),
                    DicomReader.readDataSet(new ByteArrayInputStream(slice.encoded()), slice.syntax()));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.count()).isEqualTo(OBJECTS);
        }
        return folder;
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
