package org.pharos.dicom.net.association;

import java.io.IOException;
import org.pharos.dicom.net.pdu.AbortReason;
import org.pharos.dicom.net.pdu.Pdu;
import org.pharos.dicom.net.pdu.PduDecoder;
import org.pharos.dicom.net.pdu.PduException;
import org.pharos.dicom.net.pdu.PduHeader;
import org.pharos.dicom.net.pdu.PduLimits;
import org.pharos.dicom.net.pdu.PdvHeader;

/** PDUs off the wire: short ones whole, P-DATA-TF fragment by fragment with no buffer of its own. */
final class PduInput {

    private final Transport transport;
    private final PduLimits limits;
    private final byte[] header = new byte[PduHeader.SIZE];
    private int pduLeft;
    private int fragmentLeft;

    PduInput(Transport transport, PduLimits limits) {
        this.transport = transport;
        this.limits = limits;
    }

    PduHeader header() throws IOException {
        transport.readFully(header, PduHeader.SIZE);
        return PduHeader.decode(header, limits);
    }

    Pdu body(PduHeader of) throws IOException {
        byte[] body = new byte[of.lengthBytes()];
        transport.readFully(body, body.length);
        return PduDecoder.decode(of.type(), body);
    }

    /** The P-DATA-TF whose header was just read: its fragments come next. */
    void enterData(PduHeader of) {
        pduLeft = of.lengthBytes();
    }

    /** Whether the current P-DATA-TF holds a further fragment. */
    boolean hasFragment() {
        return pduLeft > 0;
    }

    PdvHeader fragment() throws IOException {
        if (pduLeft < PdvHeader.SIZE) {
            throw new PduException(AbortReason.INVALID_PARAMETER_VALUE, pduLeft + " stray bytes end a P-DATA-TF");
        }
        transport.readFully(header, PdvHeader.SIZE);
        PdvHeader fragment = PdvHeader.decode(header, pduLeft);
        pduLeft -= PdvHeader.SIZE;
        fragmentLeft = fragment.lengthBytes();
        return fragment;
    }

    /** Bytes of the current fragment; -1 when all were read. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (fragmentLeft == 0) {
            return -1;
        }
        int count = transport.read(target, offset, Math.min(length, fragmentLeft));
        fragmentLeft -= count;
        pduLeft -= count;
        return count;
    }

    int fragmentLeft() {
        return fragmentLeft;
    }

    /** Passes over whatever is left of the current P-DATA-TF. */
    void skipData(byte[] scratch) throws IOException {
        while (pduLeft > 0) {
            pduLeft -= transport.read(scratch, 0, Math.min(scratch.length, pduLeft));
        }
        fragmentLeft = 0;
    }
}
