package org.pharos.gateway.intake.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes on what is read, byte for byte, into the spool. For one thread. */
final class Tee extends InputStream {

    private final InputStream source;
    private final OutputStream copy;

    /** The copy could not be written: the disk's fault, not the sender's. */
    static final class CopyFailedException extends IOException {

        private static final long serialVersionUID = 1L;

        CopyFailedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    Tee(InputStream source, OutputStream copy) {
        this.source = source;
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = source.read(target, offset, length);
        if (count > 0) {
            try {
                copy.write(target, offset, count);
            } catch (IOException e) {
                throw new CopyFailedException(e);
            }
        }
        return count;
    }
}
