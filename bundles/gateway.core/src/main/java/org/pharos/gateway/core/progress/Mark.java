package org.pharos.gateway.core.progress;

/** How one instance stands with one destination; without a mark it waits to be delivered. */
public enum Mark {
    /** It took the instance and has not committed to it. */
    DELIVERED,
    /** It keeps the instance. */
    COMMITTED,
    /** It took the instance and cannot be asked to commit. */
    WAIVED,
    /** It refused the instance for good. */
    REFUSED;

    /** Whether nothing more is to be done for the instance there. */
    public boolean settled() {
        return this != DELIVERED;
    }

    /** Whether the destination has taken it. */
    public boolean taken() {
        return this != REFUSED;
    }
}
