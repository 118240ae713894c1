package org.pharos.gateway.api.finding;

/** Findings could not be made into a DICOM object. The message says why, without patient data. */
public class EncodingException extends Exception {

    private static final long serialVersionUID = 1L;

    public EncodingException(String message, Throwable cause) {
        super(message, cause);
    }

    public EncodingException(String message) {
        super(message);
    }
}
