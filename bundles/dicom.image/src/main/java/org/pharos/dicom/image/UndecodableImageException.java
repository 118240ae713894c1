package org.pharos.dicom.image;

/** The pixels of a file cannot be had. The message says why, for a person, and holds nothing of the patient. */
public class UndecodableImageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UndecodableImageException(String message) {
        super(message);
    }

    public UndecodableImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
