package org.pharos.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.worker.wire.ExchangeFile;
import org.pharos.gateway.worker.wire.Message.Hello;
import org.pharos.gateway.worker.wire.Message.Show;
import org.pharos.gateway.worker.wire.Message.Shown;
import org.pharos.gateway.worker.wire.MessageChannel;

class WorkerProcessTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int LONGER_THAN_THE_SYSTEM_TAKES = 200_000;

    @TempDir
    Path folder;

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        alarms.shutdownNow();
    }

    @Test
    void saysOfAProcessThatCrashedThatItDidAndWhere() throws Exception {
        WorkerCommand command = command(System.getProperty("java.class.path"));
        WorkerProcess worker = WorkerProcess.start(command, folder, LONG, alarms);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        worker.onExit(() -> ended.complete(null));
        try (CapturedLog log = new CapturedLog()) {
            Signals.crash(worker.pid());
            ended.get();
            assertThatThrownBy(() -> worker.ask(new Show("film", 1), Shown.class, LONG))
                    .isInstanceOfSatisfying(WorkerFailedException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.WORKER_DIED))
                    .hasMessageMatching("The worker process died \\(it crashed in [\\w.+-]+\\); another one .*");
            worker.close();
            assertThat(log.lines()).singleElement().asString()
                    .startsWith("worker " + worker.pid() + " crashed: SIGSEGV ");
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(openBelow(folder)).isEmpty();
    }

    @Test
    void leavesNothingOpenAndNoFileWhenItCannotBeStarted() throws IOException {
        WorkerCommand command = command("x".repeat(LONGER_THAN_THE_SYSTEM_TAKES));
        assertThatThrownBy(() -> WorkerProcess.start(command, folder, LONG, alarms))
                .isInstanceOf(WorkerFailedException.class).hasMessageContaining("cannot be started");
        assertThat(openBelow(folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    /** A killed process may stay a while, when the disk or a native call holds it. */
    @Test
    void removesTheFilesOfAProcessThatEndsLongAfterItWasClosed() throws Exception {
        WorkerFiles files = WorkerFiles.create(folder);
        LateProcess process = new LateProcess();
        WorkerProcess worker = met(process, files);
        worker.close();
        Files.writeString(files.folder().resolve("PLANTED"), "PLANTED^PATIENT");
        process.end();
        assertThat(folder).isEmptyDirectory();
        assertThat(openBelow(folder)).isEmpty();
    }

    private WorkerProcess met(LateProcess process, WorkerFiles files) throws Exception {
        ExchangeFile exchange = ExchangeFile.create(files.exchange());
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(files.socket());
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                SocketChannel socket = SocketChannel.open(address)) {
            WorkerProcess worker = new WorkerProcess(process, files, alarms, exchange, door);
            new MessageChannel(socket).send(0, new Hello(process.pid()));
            worker.meet(door, LONG);
            return worker;
        }
    }

    private WorkerCommand command(String classPath) {
        return new WorkerCommand(classPath, 128, folder.resolveSibling("cache"));
    }

    /** Files this process has open, also those without a name by now. */
    private static List<String> openBelow(Path folder) throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            for (Path handle : handles.toList()) {
                try {
                    open.add(Files.readSymbolicLink(handle).toString());
                } catch (NoSuchFileException e) {
                    continue;
                }
            }
        }
        return open.stream().filter(file -> file.startsWith(folder.toString())).toList();
    }
}
