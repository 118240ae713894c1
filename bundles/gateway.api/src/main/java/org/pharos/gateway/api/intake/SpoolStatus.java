package org.pharos.gateway.api.intake;

/**
 * How the spool stands.
 *
 * @param quarantined instances that contradict one already held, kept apart
 * @param damaged files found that do not match their own digest, kept apart
 * @param fenced whether a failed sync has stopped it from confirming anything
 */
public record SpoolStatus(long instances, long bytes, long freeBytes, long reserveBytes, long quarantined, long damaged,
        boolean fenced) {

    public boolean reserveReached() {
        return freeBytes <= reserveBytes;
    }
}
