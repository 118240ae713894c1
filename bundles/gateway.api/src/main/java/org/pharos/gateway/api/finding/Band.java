package org.pharos.gateway.api.finding;

/** The scores, 0 to 1, between which an application does not know. */
public record Band(double low, double high) {

    public Band {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("a band needs 0 <= low <= high <= 1");
        }
    }

    public Level levelOf(double score) {
        if (score < low) {
            return Level.BELOW;
        }
        return score > high ? Level.ABOVE : Level.UNCERTAIN;
    }
}
