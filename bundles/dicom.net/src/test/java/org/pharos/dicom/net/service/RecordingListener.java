package org.pharos.dicom.net.service;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.pdu.RejectReason;

/** Writes down what a server tells, in order, as words; keeps the counts. */
final class RecordingListener implements AssociationListener {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<AssociationCounts> counts = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
        String word = told.poll(20, TimeUnit.SECONDS);
        return word == null ? "nothing was told" : word;
    }

    AssociationCounts nextCounts() throws InterruptedException {
        return counts.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void connectionFailed(InetSocketAddress remote, DicomNetException why) {
        told.add("failed " + why.failure() + ": " + why.getMessage());
    }

    @Override
    public void opened(AssociationInfo peer, List<NegotiatedContext> contexts) {
        told.add("opened by " + peer.callingAet());
    }

    @Override
    public void rejected(AssociationRequest request, RejectReason reason) {
        told.add("rejected " + request.peer().callingAet() + ": " + reason);
    }

    @Override
    public void released(AssociationInfo peer) {
        told.add("released by " + peer.callingAet());
    }

    @Override
    public void aborted(AssociationInfo peer, String why) {
        told.add("aborted: " + why);
    }

    @Override
    public void ended(AssociationInfo peer, AssociationCounts ended) {
        counts.add(ended);
    }

    @Override
    public void handlerFailed(AssociationInfo peer, Exception failure) {
        told.add("handler failed: " + failure.getMessage());
    }
}
