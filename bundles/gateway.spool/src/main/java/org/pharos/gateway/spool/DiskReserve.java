package org.pharos.gateway.spool;

import java.io.IOException;
import java.util.Locale;
import org.pharos.gateway.api.intake.SpoolRefusedException;

/** Keeps part of the disk free, so that the box can still work and say why it takes nothing. Any thread may call. */
final class DiskReserve {

    private static final double GIB = 1L << 30;

    private final Disk disk;
    private final SpoolFolders folders;
    private final long bytes;

    DiskReserve(Disk disk, SpoolFolders folders, SpoolOptions options) throws IOException {
        this.disk = disk;
        this.folders = folders;
        this.bytes = Math.max(options.reserveBytes(),
                disk.totalBytes(folders.root()) / 100 * options.reservePercent());
    }

    long bytes() {
        return bytes;
    }

    long freeBytes() throws IOException {
        return disk.usableBytes(folders.root());
    }

    /** @throws SpoolRefusedException when the reserve is reached */
    void requireRoom() throws SpoolRefusedException, IOException {
        long free = freeBytes();
        if (free <= bytes) {
            throw new SpoolRefusedException(SpoolRefusedException.Cause.DISK_RESERVE, String.format(Locale.ROOT,
                    "only %.1f GiB of disk are free and %.1f GiB are kept in reserve", free / GIB, bytes / GIB));
        }
    }

    /** A full disk says so of this file alone, which is thrown away; it is no disk that lies, and gets room again. */
    static boolean isFull(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }
}
