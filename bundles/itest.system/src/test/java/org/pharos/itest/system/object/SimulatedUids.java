package org.pharos.itest.system.object;

/** UIDs of simulated examinations, told apart by numbers. */
public final class SimulatedUids {

    private static final String ROOT = "1.2.826.0.1.3680043.10.1336.8.";

    private SimulatedUids() {}

    public static String study(int study) {
        return ROOT + study;
    }

    static String series(int study) {
        return ROOT + study + ".1";
    }

    /** @param instance within the study, from 1 */
    public static String instance(int study, int instance) {
        return ROOT + study + ".1." + instance;
    }
}
