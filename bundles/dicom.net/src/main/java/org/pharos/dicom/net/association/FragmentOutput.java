package org.pharos.dicom.net.association;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.pdu.PdvHeader;

/**
 * Writes one command set or data set as P-DATA-TF PDUs as long as the peer takes them, each in one write. Closing
 * sends the last fragment; without it the message stays incomplete.
 */
public final class FragmentOutput extends OutputStream {

    static final int HEADERS = 12;
    private static final int PDU_BYTES_MAX = 64 * 1024 - 6;

    private final Association association;
    private final int contextId;
    private final boolean command;
    private final byte[] pdu;
    private int at = HEADERS;
    private boolean closed;

    public FragmentOutput(Association association, int contextId, boolean command) {
        this.association = association;
        this.contextId = contextId;
        this.command = command;
        long peerMax = association.peerInformation().pduBytesMax();
        long body = peerMax == 0 ? PDU_BYTES_MAX : Math.min(peerMax, PDU_BYTES_MAX);
        // Fragments are of even length (PS3.8 annex E.1).
        this.pdu = new byte[HEADERS + (int) (body - PdvHeader.SIZE & ~1L)];
    }

    @Override
    public void write(int value) throws IOException {
        sendIfFull();
        pdu[at++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            sendIfFull();
            int count = Math.min(length - done, pdu.length - at);
            System.arraycopy(bytes, offset + done, pdu, at, count);
            at += count;
            done += count;
        }
    }

    /** Everything the stream holds, read straight into the PDU. */
    public void copyFrom(InputStream source) throws IOException {
        while (true) {
            sendIfFull();
            int count = source.read(pdu, at, pdu.length - at);
            if (count < 0) {
                return;
            }
            at += count;
        }
    }

    private void sendIfFull() throws DicomNetException {
        if (at == pdu.length) {
            send(false);
        }
    }

    private void send(boolean last) throws DicomNetException {
        association.send(pdu, new PdvHeader(contextId, command, last, at - HEADERS));
        at = HEADERS;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            send(true);
        }
    }
}
