package org.pharos.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pharos.process.RunningProcess;

/** The memory a process occupies, its children not counted, in MiB. */
public final class Memory {

    private static final double KIB_PER_MIB = 1_024;

    private Memory() {}

    /** Now. */
    public static double residentMib(RunningProcess process) throws IOException {
        return mib(process, "VmRSS");
    }

    /** The most it ever occupied. */
    public static double residentMostMib(RunningProcess process) throws IOException {
        return mib(process, "VmHWM");
    }

    private static double mib(RunningProcess process, String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(field)) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
            }
        }
        throw new IOException("this system does not tell the memory of a process");
    }
}
