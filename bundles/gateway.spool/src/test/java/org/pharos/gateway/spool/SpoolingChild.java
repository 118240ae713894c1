package org.pharos.gateway.spool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.pharos.gateway.api.intake.SpoolRefusedException;
import org.pharos.gateway.api.intake.StoreOutcome;

/**
 * A process that stores objects until it is killed and prints the UID of each one it may confirm. Arguments: the
 * spool's folder, a prefix for UIDs, the number of threads, the number of objects for each of them.
 */
final class SpoolingChild {

    static final String FENCED = "FENCED";
    private static final int PIXEL_BYTES = 100_000;

    private SpoolingChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        FileSpool spool = new FileSpool(new SpoolOptions(Path.of(arguments[0]), 0, 0, 8, 0), new LocalDisk());
        Thread[] threads = new Thread[Integer.parseInt(arguments[2])];
        for (int i = 0; i < threads.length; i++) {
            String prefix = arguments[1] + '.' + i;
            threads[i] = new Thread(() -> store(spool, prefix, Integer.parseInt(arguments[3])));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        spool.close();
    }

    private static void store(FileSpool spool, String prefix, int count) {
        for (int n = 1; n <= count; n++) {
            String uid = prefix + '.' + n;
            try {
                StoreOutcome outcome = sample(uid).store(spool);
                say(outcome instanceof StoreOutcome.Stored ? uid : "UNEXPECTED " + outcome);
            } catch (SpoolRefusedException e) {
                say(e.reason().name());
            } catch (IOException e) {
                say("FAILED " + e.getMessage());
            }
        }
    }

    /** One write each, so that a line is never split by another thread's. */
    private static void say(String line) {
        PrintStream out = System.out;
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    static SampleInstance sample(String uid) {
        return SampleInstance.of(uid, uid.hashCode(), PIXEL_BYTES);
    }
}
