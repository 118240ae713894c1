package org.pharos.dicom.net.service;

import java.net.InetSocketAddress;
import java.util.List;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.pdu.RejectReason;

/**
 * Told what happens on a server, without a say in it. Called on the threads of the associations, side by side; should
 * return at once. Every opened association ends with {@link #ended}, after {@link #released} or {@link #aborted}.
 */
public interface AssociationListener {

    /** Tells nobody. */
    AssociationListener NONE = new AssociationListener() {};

    /** A connection came to nothing: TLS failed, no A-ASSOCIATE-RQ came, or it was not one. */
    default void connectionFailed(InetSocketAddress remote, DicomNetException why) {}

    /** The association is about to be accepted, with these contexts. */
    default void opened(AssociationInfo peer, List<NegotiatedContext> contexts) {}

    default void rejected(AssociationRequest request, RejectReason reason) {}

    default void released(AssociationInfo peer) {}

    /** @param why in words, without patient data */
    default void aborted(AssociationInfo peer, String why) {}

    default void ended(AssociationInfo peer, AssociationCounts counts) {}

    /** A handler failed; the sender was told 0110H. */
    default void handlerFailed(AssociationInfo peer, Exception failure) {}
}
