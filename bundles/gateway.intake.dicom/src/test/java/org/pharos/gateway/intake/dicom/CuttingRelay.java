package org.pharos.gateway.intake.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes one connection on and cuts it after so many bytes of the sender. */
final class CuttingRelay implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final long cutAfter;

    CuttingRelay(int target, long cutAfter) throws IOException {
        this.target = target;
        this.cutAfter = cutAfter;
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread(this::relay).start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void relay() {
        try (Socket sender = listening.accept();
                Socket receiver = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = thread(() -> copy(receiver, sender, Long.MAX_VALUE));
            back.start();
            copy(sender, receiver, cutAfter);
            receiver.setSoLinger(true, 0);
            sender.setSoLinger(true, 0);
        } catch (IOException e) {
            // The end of this connection is what the test is about.
        }
    }

    private static void copy(Socket from, Socket to, long limit) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            long left = limit;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    break;
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        } catch (IOException e) {
            // As above.
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "cutting-relay");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
