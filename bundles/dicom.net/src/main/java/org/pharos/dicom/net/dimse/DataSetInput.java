package org.pharos.dicom.net.dimse;

import java.io.IOException;
import java.io.InputStream;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.association.Association;
import org.pharos.dicom.net.pdu.PdvHeader;

/**
 * A data set read fragment by fragment as it arrives, with no copy and no buffer in between.
 *
 * <p>End of stream means that the last fragment was complete. Anything else (abort, lost connection, too slow) is an
 * exception, now and at every later read.
 */
public final class DataSetInput extends InputStream {

    private static final int SCRATCH_BYTES = 32 * 1024;

    private final Association association;
    private final int contextId;
    private boolean last;
    private boolean ended;
    private long bytes;
    private DicomNetException broken;

    private DataSetInput(Association association, int contextId, boolean ended) {
        this.association = association;
        this.contextId = contextId;
        this.ended = ended;
        this.last = ended;
    }

    static DataSetInput arriving(Association association, int contextId) {
        return new DataSetInput(association, contextId, false);
    }

    /** Of a message without a data set. */
    static DataSetInput none(Association association) {
        return new DataSetInput(association, 0, true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (broken != null) {
            throw new DicomNetException(broken.failure(), broken.getMessage(), broken);
        }
        if (length == 0) {
            return 0;
        }
        try {
            return readArriving(target, offset, length);
        } catch (DicomNetException e) {
            broken = e;
            throw e;
        }
    }

    private int readArriving(byte[] target, int offset, int length) throws DicomNetException {
        while (!ended) {
            int count = association.read(target, offset, length);
            if (count > 0) {
                bytes += count;
                return count;
            }
            if (last) {
                ended = true;
                association.messageEnded();
            } else {
                next();
            }
        }
        return -1;
    }

    private void next() throws DicomNetException {
        PdvHeader fragment = association.nextFragment();
        if (fragment.command() || fragment.contextId() != contextId) {
            throw association.violation("a fragment of something else in the middle of a data set");
        }
        last = fragment.last();
    }

    void skipRest() throws IOException {
        byte[] scratch = new byte[ended ? 1 : SCRATCH_BYTES];
        int count = 0;
        while (count >= 0) {
            count = read(scratch, 0, scratch.length);
        }
    }

    /** Bytes read so far. */
    public long bytes() {
        return bytes;
    }

    /** Whether the association broke while this was read. */
    public boolean isBroken() {
        return broken != null;
    }

    /** Leaves the association as it is. */
    @Override
    public void close() {}
}
