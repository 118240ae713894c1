package org.pharos.dicom.data;

/**
 * How much a data set from outside may cost before it is refused.
 *
 * @param nestingMax sequences within sequences
 * @param objectBytesMax bytes of one object, as stored or sent
 * @param inflatedBytesMax bytes a deflated data set may grow to
 * @param metaBytesMax bytes of the file meta information
 * @param memoryBytesMax what one loaded data set may keep in memory: its values, and a fixed cost for each element and
 *     item
 * @param bufferBytes size of the buffer that data is streamed through
 */
public record Limits(
        int nestingMax,
        long objectBytesMax,
        long inflatedBytesMax,
        int metaBytesMax,
        long memoryBytesMax,
        int bufferBytes) {

    private static final int MIB = 1 << 20;

    /**
     * 64 levels, 4 GiB an object, 512 MiB inflated, 256 KiB of meta information, 64 MiB in memory, buffers of 64 KiB.
     */
    public static final Limits DEFAULT = new Limits(64, 4096L * MIB, 512L * MIB, MIB / 4, 64L * MIB, MIB / 16);

    /** @throws IllegalArgumentException when a limit is not positive, or the buffer is under 256 bytes */
    public Limits {
        if (nestingMax < 1 || objectBytesMax < 1 || inflatedBytesMax < 1 || metaBytesMax < 1 || memoryBytesMax < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
        if (bufferBytes < 256) {
            throw new IllegalArgumentException("bufferBytes must be at least 256, not " + bufferBytes);
        }
    }

    /** The same limits with another bound for sequences within sequences. */
    public Limits withNestingMax(int levels) {
        return new Limits(levels, objectBytesMax, inflatedBytesMax, metaBytesMax, memoryBytesMax, bufferBytes);
    }

    /** The same limits with another bound for what a loaded data set keeps in memory, in bytes. */
    public Limits withMemoryBytesMax(long bytes) {
        return new Limits(nestingMax, objectBytesMax, inflatedBytesMax, metaBytesMax, bytes, bufferBytes);
    }

    /** The same limits with another bound for a whole object, in bytes. */
    public Limits withObjectBytesMax(long bytes) {
        return new Limits(nestingMax, bytes, inflatedBytesMax, metaBytesMax, memoryBytesMax, bufferBytes);
    }

    /** The same limits with another bound for an inflated data set, in bytes. */
    public Limits withInflatedBytesMax(long bytes) {
        return new Limits(nestingMax, objectBytesMax, bytes, metaBytesMax, memoryBytesMax, bufferBytes);
    }
}
