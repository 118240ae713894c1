package org.pharos.dicom.net;

import java.io.IOException;
import java.util.Optional;
import org.pharos.dicom.net.pdu.AssociateRj;

/** The conversation with a peer failed; the message says what, why and what to do, without patient data. */
public final class DicomNetException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final transient AssociateRj rejection;

    public DicomNetException(Failure failure, String message) {
        this(failure, message, null);
    }

    public DicomNetException(Failure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.rejection = null;
    }

    /** The peer rejected the association. */
    public DicomNetException(AssociateRj rejection) {
        super("the peer rejected the association: " + rejection.words());
        this.failure = Failure.REJECTED;
        this.rejection = rejection;
    }

    public Failure failure() {
        return failure;
    }

    /** What the peer answered, for {@link Failure#REJECTED}. */
    public Optional<AssociateRj> rejection() {
        return Optional.ofNullable(rejection);
    }
}
