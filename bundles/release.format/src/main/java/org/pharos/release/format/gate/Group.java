package org.pharos.release.format.gate;

/**
 * How much of one hospital is in a published number, or in the difference of two.
 *
 * @param images never negative
 * @param patientsMin so many patients at least are behind these images
 * @param patientsMax and so many at most
 */
record Group(long images, long patientsMin, long patientsMax) {

    /** Exactly so many patients. */
    static Group of(long images, long patients) {
        return new Group(images, Math.min(images, patients), Math.min(images, patients));
    }
}
