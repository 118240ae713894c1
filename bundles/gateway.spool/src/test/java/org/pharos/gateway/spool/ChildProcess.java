package org.pharos.gateway.spool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A {@link SpoolingChild} seen from outside. */
final class ChildProcess {

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param before what to run Java with, such as strace */
    static ChildProcess start(List<String> before, Path spool, String prefix, int threads, int count)
            throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-cp", classPath, SpoolingChild.class.getName(), spool.toString(), prefix,
                Integer.toString(threads), Integer.toString(count));
        return new ChildProcess(new ProcessBuilder(Stream.concat(before.stream(), java.stream()).toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Reads what it says up to a number of lines. */
    List<String> read(int lines) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (said.size() == lines) {
                break;
            }
        }
        return said;
    }

    /** Reads on for a time, then kills it (SIGKILL) and reads what it had said until then. */
    List<String> killAfter(long delayNanos) throws IOException, InterruptedException {
        long until = System.nanoTime() + delayNanos;
        for (long rest = delayNanos; rest > 0; rest = until - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        return kill();
    }

    List<String> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
        return readToEnd();
    }

    /** A last line without its end was not said. */
    List<String> readToEnd() throws IOException {
        return new ArrayList<>(read(Integer.MAX_VALUE));
    }
}
