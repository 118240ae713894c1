package org.pharos.dicom.data.io;

import java.util.OptionalInt;
import org.pharos.dicom.data.Limits;

/**
 * What to read of a data set, and what it may cost.
 *
 * @param stopBefore the first tag of the data set (not of items) that is not wanted any more, nor anything after it
 * @param onDiskAboveBytes longer values are not loaded but stay in the file; {@link Long#MAX_VALUE}: all are loaded
 * @param guessEncoding whether to read files without preamble, meta information or transfer syntax, or with implicit
 *     VRs where they announce explicit ones, by their first bytes
 */
public record ReadOptions(Limits limits, OptionalInt stopBefore, long onDiskAboveBytes, boolean guessEncoding) {

    /** Everything in memory, within the default limits; nothing guessed. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(Limits.DEFAULT, OptionalInt.empty(), Long.MAX_VALUE, false);

    public ReadOptions withLimits(Limits other) {
        return new ReadOptions(other, stopBefore, onDiskAboveBytes, guessEncoding);
    }

    /** Ends before this tag; {@code Tag.PixelData} and what follows is seldom wanted. */
    public ReadOptions withStopBefore(int tag) {
        return new ReadOptions(limits, OptionalInt.of(tag), onDiskAboveBytes, guessEncoding);
    }

    /** Leaves longer values in the file; only where a file is read that is not deflated. */
    public ReadOptions withValuesOnDiskAbove(long bytes) {
        return new ReadOptions(limits, stopBefore, bytes, guessEncoding);
    }

    /** Reads files that do not say how they are encoded as well. */
    public ReadOptions withGuessedEncoding() {
        return new ReadOptions(limits, stopBefore, onDiskAboveBytes, true);
    }
}
