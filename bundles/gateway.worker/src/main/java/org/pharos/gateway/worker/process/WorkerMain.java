package org.pharos.gateway.worker.process;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pharos.gateway.worker.wire.Message.Bye;
import org.pharos.gateway.worker.wire.Message.Hello;
import org.pharos.gateway.worker.wire.MessageChannel;

/**
 * The worker program. Its one argument is the gateway's socket.
 *
 * <p>One thread listens, another works, so that the process sees at once when the gateway is gone, and ends itself,
 * even in the middle of native code. Exit code 0: told to end, or the gateway is gone; 2: the socket cannot be reached
 * or does not speak the protocol; 3: out of memory; 4: an error of the Java machine.
 */
public final class WorkerMain {

    private static final int CANNOT_TALK = 2;
    private static final int BROKEN = 4;

    private WorkerMain() {}

    public static void main(String[] arguments) {
        offerToDieFirst();
        int code = CANNOT_TALK;
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
            code = listen(new MessageChannel(socket));
        } catch (IOException | RuntimeException e) {
            System.err.println("worker: " + e.getClass().getSimpleName());
        }
        Runtime.getRuntime().halt(code);
    }

    /** When the machine runs out of memory the system must end this process, not the gateway (proc(5)). */
    private static void offerToDieFirst() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException e) {
            System.err.println("worker: the system offers no choice of who dies first");
        }
    }

    private static int listen(MessageChannel channel) throws IOException {
        ExecutorService work = Executors.newSingleThreadExecutor(task -> new Thread(task, "worker-requests"));
        Requests requests = new Requests();
        channel.send(0, new Hello(ProcessHandle.current().pid()));
        while (true) {
            MessageChannel.Numbered next;
            try {
                next = channel.receive();
            } catch (EOFException e) {
                return 0;
            }
            if (next.message() instanceof Bye) {
                return 0;
            }
            work.execute(() -> serve(channel, requests, next));
        }
    }

    private static void serve(MessageChannel channel, Requests requests, MessageChannel.Numbered next) {
        try {
            channel.send(next.sequence(), requests.answer(next.message()));
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        } catch (Error e) {
            System.err.println("worker: " + e.getClass().getSimpleName());
            Runtime.getRuntime().halt(BROKEN);
        }
    }
}
