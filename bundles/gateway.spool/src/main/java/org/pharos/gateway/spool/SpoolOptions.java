package org.pharos.gateway.spool;

import java.nio.file.Path;

/**
 * The spool's settings, checked.
 *
 * @param folder the spool's own folder
 * @param reserveBytes free space at which nothing more is taken, in bytes
 * @param reservePercent the same as a share of the disk, 0 to 90; the larger counts
 * @param slots empty files kept ready, 1 to 1,024
 * @param scrubBytesPerSecond how fast what is held is read back in search of damage; 0: never
 */
record SpoolOptions(Path folder, long reserveBytes, int reservePercent, int slots,
        long scrubBytesPerSecond) {

    private static final int PERCENT_MAX = 90;
    private static final int SLOTS_MAX = 1_024;
    private static final int SCRUB_MIB_MAX = 1_024;
    private static final long MIB = 1L << 20;

    SpoolOptions {
        if (reserveBytes < 0 || reservePercent < 0 || reservePercent > PERCENT_MAX) {
            throw new IllegalArgumentException(SpoolConfig.PID + ": reserveMib must not be negative and reservePercent "
                    + "must be 0 to " + PERCENT_MAX);
        }
        if (scrubBytesPerSecond < 0 || scrubBytesPerSecond > SCRUB_MIB_MAX * MIB) {
            throw new IllegalArgumentException(SpoolConfig.PID + ": scrubMibPerSecond must be 0 to " + SCRUB_MIB_MAX);
        }
        if (slots < 1 || slots > SLOTS_MAX) {
            throw new IllegalArgumentException(
                    SpoolConfig.PID + ": slots must be 1 to " + SLOTS_MAX + ", not " + slots);
        }
    }

    static SpoolOptions of(SpoolConfig config) {
        return new SpoolOptions(Path.of(config.pharos_home()).resolve("spool").toAbsolutePath(),
                config.reserveMib() * MIB, config.reservePercent(), config.slots(),
                config.scrubMibPerSecond() * MIB);
    }
}
