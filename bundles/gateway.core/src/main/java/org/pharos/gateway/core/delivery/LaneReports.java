package org.pharos.gateway.core.delivery;

import java.util.List;

/** Hears from the lanes, on their threads; must return at once. */
interface LaneReports {

    /** One parcel that was not taken. @param permanent whether it is of no use to try again by itself */
    record Refusal(Parcel parcel, boolean permanent, String words) {}

    /**
     * A batch was answered, at least in part. The lane holds its parcels until they are {@link Lane#forget forgotten}.
     */
    void answered(String destination, List<Parcel> taken, List<Refusal> refused);

    /** A destination could not be used; the lane tries again by itself. @param failures in a row, from 1 */
    void unavailable(String destination, List<Parcel> undelivered, int failures, String words);

    /** A request for commitment was sent. */
    void asked(Request request);

    /** The destination does not do storage commitment. */
    void notOffered(Request request, String words);
}
