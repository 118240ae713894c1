package org.pharos.gateway.spool;

import java.io.IOException;

/** A file of the spool that is not, or no longer, what its own seal says. The message holds no patient data. */
final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }
}
