package org.pharos.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The machine in words, without its name. */
public final class Machine {

    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");
    private static final double BUSY_PER_CORE = 0.3;
    private static final long KIB_PER_GIB = 1L << 20;

    private Machine() {}

    /** Such as {@code 2 cores of AMD EPYC, 24 GiB, ext4, Java 17.0.13}. @param work where the run writes */
    public static String words(Path work) throws IOException {
        return String.format(Locale.ROOT, "%d cores of %s, %s of memory, files on %s, Java %s",
                Runtime.getRuntime().availableProcessors(), processor(), memory(), fileSystem(work),
                System.getProperty("java.version"));
    }

    /** Whether a sync means nothing there. */
    public static boolean inMemory(Path work) throws IOException {
        return IN_MEMORY.contains(fileSystem(work));
    }

    /** The load of the last minute; negative where the system does not say. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Whether others use it, so that times mean little and ratios vary. */
    public static boolean busy() {
        return load() > BUSY_PER_CORE * Runtime.getRuntime().availableProcessors();
    }

    private static String fileSystem(Path work) throws IOException {
        return Files.getFileStore(work).type();
    }

    private static String processor() {
        return field("/proc/cpuinfo", "model name", System.getProperty("os.arch"));
    }

    private static String memory() {
        String kib = field("/proc/meminfo", "MemTotal", "").replaceAll("[^0-9]", "");
        return kib.isEmpty() ? "unknown size" : Math.round((double) Long.parseLong(kib) / KIB_PER_GIB) + " GiB";
    }

    private static String field(String file, String name, String otherwise) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.stream().filter(line -> line.startsWith(name)).map(line -> line.split(":", 2)[1].strip())
                    .findFirst().orElse(otherwise);
        } catch (IOException notLinux) {
            return otherwise;
        }
    }
}
