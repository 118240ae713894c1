package org.pharos.gateway.catalog;

/** A manifest, or a file it names, cannot be used. The message says why and what to do, for a person. */
final class ManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    ManifestException(String message) {
        super(message);
    }
}
