package org.pharos.dicom.data.io;

import org.pharos.dicom.data.TransferSyntax;

/**
 * The form of the elements themselves.
 *
 * @param explicit each says its VR
 * @param bigEndian most significant byte first
 */
record Encoding(boolean explicit, boolean bigEndian) {

    static final Encoding IMPLICIT = new Encoding(false, false);
    static final Encoding EXPLICIT = new Encoding(true, false);

    static Encoding of(TransferSyntax syntax) {
        return new Encoding(syntax.explicit(), syntax.bigEndian());
    }
}
