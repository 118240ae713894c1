package org.pharos.gateway.worker;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.pharos.gateway.api.inference.EngineWords;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.worker.wire.ExchangeFile;
import org.pharos.gateway.worker.wire.Message.Answer;
import org.pharos.gateway.worker.wire.Message.Bye;
import org.pharos.gateway.worker.wire.Message.Hello;
import org.pharos.gateway.worker.wire.Message.Request;
import org.pharos.gateway.worker.wire.Message;
import org.pharos.gateway.worker.wire.MessageChannel.Numbered;
import org.pharos.gateway.worker.wire.MessageChannel;
import org.pharos.gateway.worker.wire.WireException;

/**
 * One worker process and the conversation with it. Every request has a time limit at which the process is killed; after
 * any failure it is dead, and another one must be started. One thread at a time calls; any thread may kill.
 */
final class WorkerProcess implements Closeable {

    private static final Duration BYE_LIMIT = Duration.ofSeconds(1);

    private final Process process;
    private final WorkerFiles files;
    private final ScheduledExecutorService alarms;
    private final ExchangeFile exchange;
    private final CompletableFuture<Optional<CrashReport>> crash;
    private final CompletableFuture<Void> cleared;
    private volatile MessageChannel channel;
    private int sequence;
    private volatile boolean lateAndKilled;
    private volatile boolean killed;

    /** @param door where it will say hello, closed when it ends */
    WorkerProcess(Process process, WorkerFiles files, ScheduledExecutorService alarms, ExchangeFile exchange,
            Closeable door) {
        this.process = process;
        this.files = files;
        this.alarms = alarms;
        this.exchange = exchange;
        this.crash = process.onExit().thenApply(ended -> {
            close(door);
            close(exchange);
            return CrashReport.read(files.errors());
        });
        this.cleared = crash.thenAccept(report -> report.ifPresent(crashed ->
                WorkerOutput.LOG.error("worker {} crashed: {}", process.pid(), crashed.where())))
                .handle((told, failure) -> {
                    files.delete();
                    return null;
                });
    }

    /**
     * Starts a process and waits until it said hello.
     *
     * @param folder of all processes; this one has its own in it
     * @throws WorkerFailedException when it does not within the limit, or dies before
     */
    static WorkerProcess start(WorkerCommand command, Path folder, Duration limit, ScheduledExecutorService alarms)
            throws WorkerFailedException {
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            WorkerProcess worker = start(command, WorkerFiles.create(folder), door, alarms);
            worker.meet(door, limit);
            return worker;
        } catch (IOException e) {
            throw new WorkerFailedException(FailureKind.WORKER_DIED,
                    "The worker process cannot be started: " + e.getClass().getSimpleName() + '.');
        }
    }

    private static WorkerProcess start(WorkerCommand command, WorkerFiles files, ServerSocketChannel door,
            ScheduledExecutorService alarms) throws IOException {
        ExchangeFile exchange = null;
        try {
            exchange = ExchangeFile.create(files.exchange());
            door.bind(UnixDomainSocketAddress.of(files.socket()));
            Process process = command.builder(files).start();
            WorkerOutput.drain(process);
            return new WorkerProcess(process, files, alarms, exchange, door);
        } catch (IOException e) {
            if (exchange != null) {
                close(exchange);
            }
            files.delete();
            throw e;
        }
    }

    /** Waits for its hello. @throws WorkerFailedException when none comes within the limit */
    void meet(ServerSocketChannel door, Duration limit) throws WorkerFailedException {
        ScheduledFuture<?> alarm = alarm(limit);
        try {
            SocketChannel socket = door.accept();
            Files.deleteIfExists(files.socket());
            channel = new MessageChannel(socket);
            if (!(channel.receive().message() instanceof Hello hello) || hello.pid() != process.pid()) {
                throw new WireException("somebody else");
            }
        } catch (ClosedChannelException e) {
            throw died();
        } catch (IOException e) {
            kill();
            throw died();
        } finally {
            alarm.cancel(false);
        }
    }

    private static void close(Closeable thing) {
        try {
            thing.close();
        } catch (IOException e) {
            WorkerOutput.LOG.warn("something of an ended worker does not close");
        }
    }

    /**
     * Asks and waits for the answer.
     *
     * @param limit after which the process is killed
     * @throws WorkerFailedException {@code WORKER_DIED} or {@code TIMED_OUT}; what the worker answered to say no is an
     *     exception of its own kind
     */
    <A extends Answer> A ask(Request request, Class<A> expected, Duration limit) throws WorkerFailedException {
        int number = ++sequence;
        ScheduledFuture<?> alarm = alarm(limit);
        Message message;
        try {
            channel.send(number, request);
            Numbered answer = channel.receive();
            if (answer.sequence() != number) {
                throw new WireException("an answer to another request");
            }
            message = answer.message();
        } catch (IOException e) {
            kill();
            throw died();
        } finally {
            alarm.cancel(false);
        }
        if (message instanceof Message.Failed failed) {
            throw new WorkerFailedException(failed.kind(), EngineWords.withoutPaths(failed.words()));
        }
        return checked(message, expected);
    }

    private <A> A checked(Message message, Class<A> expected) throws WorkerFailedException {
        if (expected.isInstance(message)) {
            return expected.cast(message);
        }
        throw broken();
    }

    /** Ends a worker that says what it should not. */
    WorkerFailedException broken() {
        kill();
        return new WorkerFailedException(FailureKind.WORKER_DIED,
                "The worker process broke the protocol and was ended; another one takes its place.");
    }

    private ScheduledFuture<?> alarm(Duration limit) {
        return alarms.schedule(() -> {
            lateAndKilled = true;
            kill();
        }, Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
    }

    private WorkerFailedException died() {
        if (lateAndKilled) {
            return new WorkerFailedException(FailureKind.TIMED_OUT,
                    "The worker process gave no answer in time and was ended; another one takes its place.");
        }
        return new WorkerFailedException(FailureKind.WORKER_DIED,
                "The worker process died (" + exit() + "); another one takes its place.");
    }

    private String exit() {
        try {
            if (!process.waitFor(BYE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return "it hung up";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "it hung up";
        }
        return crashed().map(CrashReport::words).orElseGet(() -> ending(process.exitValue()));
    }

    /** Java itself ends with code 1 after a crash, like many a program that failed: only the error file tells. */
    private Optional<CrashReport> crashed() {
        return crash.exceptionally(failure -> Optional.empty())
                .completeOnTimeout(Optional.empty(), BYE_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static String ending(int code) {
        return switch (code) {
            case 137 -> "it was killed";
            case 139 -> "it crashed";
            case 3 -> "it ran out of memory";
            default -> "exit code " + code;
        };
    }

    ExchangeFile exchange() {
        return exchange;
    }

    long pid() {
        return process.pid();
    }

    /** Not any more once it was killed, though the system may take a moment to say so. */
    boolean alive() {
        return !killed && process.isAlive();
    }

    /** Runs when the process has ended, for whatever reason, on a thread of the Java machine. */
    void onExit(Runnable then) {
        process.onExit().thenRun(then);
    }

    void kill() {
        killed = true;
        process.destroyForcibly();
        MessageChannel open = channel;
        if (open != null) {
            close(open);
        }
    }

    /** The name of the exchange file is of no more use once the worker has it open. */
    void forgetFiles() throws IOException {
        Files.deleteIfExists(files.exchange());
    }

    Path exchangeFile() {
        return files.exchange();
    }

    /**
     * Asks it to end and makes it end when it does not within a second. What is left of it is removed when it has
     * ended, which a process may put off; that is waited for a second.
     */
    @Override
    public void close() {
        try {
            channel.send(0, new Bye());
            process.waitFor(BYE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kill();
            // On a copy: whoever completes the stage itself takes its work away from it.
            cleared.copy().completeOnTimeout(null, BYE_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }
}
