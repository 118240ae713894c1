package org.pharos.community.web;

/**
 * The 95 % score interval of a share (E. B. Wilson, 1927): stays between 0 and 1, and is honest for small counts
 * and for shares near 0 or 1.
 *
 * @param low lower end, 0 to 1
 * @param high upper end, 0 to 1
 */
record WilsonInterval(double low, double high) {

    /** The standard normal quantile of 0.975. */
    private static final double Z = 1.959964;

    /** @param total at least 1; @param count 0 to total */
    static WilsonInterval of(long count, long total) {
        if (total < 1 || count < 0 || count > total) {
            throw new IllegalArgumentException(count + " of " + total + " is no share");
        }
        double share = (double) count / total;
        double z2 = Z * Z / total;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / total + z2 / total / 4);
        return new WilsonInterval(count == 0 ? 0 : middle - half, count == total ? 1 : middle + half);
    }
}
