package org.pharos.gateway.delivery.dicom;

import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.pdu.RejectReason;
import org.pharos.gateway.api.instance.StoredInstance;

/** What went wrong with a destination, why, and what to do, for a PACS administrator. */
final class Words {

    private final DestinationOptions options;
    private final String ours;

    /** @param ours our AE title */
    Words(DestinationOptions options, String ours) {
        this.options = options;
        this.ours = ours;
    }

    /** No association, or none any more. */
    String unavailable(DicomNetException e) {
        return switch (e.failure()) {
            case REJECTED -> rejected(e);
            case UNREACHABLE -> options.name() + " cannot be reached at " + where() + " (" + e.getMessage()
                    + "). Check its address, the network and the firewall.";
            case CONNECTION_REFUSED -> "Nothing answers at " + where() + ". Check that " + options.name()
                    + " is running, and the port.";
            case TLS -> "No encrypted connection with " + options.name() + " (" + e.getMessage()
                    + "). Check the certificates on both sides, and that both use TLS.";
            case TIMED_OUT -> options.name() + " did not answer in time. It is tried again by itself; if it lasts, ask"
                    + " its administrator.";
            case ABORTED_BY_PEER, RELEASED_BY_PEER, CONNECTION_LOST -> options.name() + " broke off the transfer ("
                    + e.getMessage() + "). It is tried again by itself; if it lasts, look into its log.";
            case ABORTED_HERE -> "The transfer to " + options.name() + " was ended because this box is stopping.";
            case NOT_NEGOTIATED, PROTOCOL_VIOLATION -> options.name() + " does not understand us (" + e.getMessage()
                    + "). Ask its administrator to look into its log.";
        };
    }

    private String rejected(DicomNetException e) {
        RejectReason reason = e.rejection().flatMap(RejectReason::of).orElse(RejectReason.NO_REASON_GIVEN);
        String said = options.name() + " refused us (" + reason.words() + "). ";
        return said + switch (reason) {
            case CALLING_AE_TITLE_NOT_RECOGNIZED -> "Ask its administrator to add " + ours + '.';
            case CALLED_AE_TITLE_NOT_RECOGNIZED -> "It is not called " + options.aeTitle()
                    + "; correct the AE title of this destination.";
            case TEMPORARY_CONGESTION, LOCAL_LIMIT_EXCEEDED -> "It is tried again by itself.";
            default -> "Ask its administrator whether it knows " + ours + '.';
        };
    }

    /** It answered a C-STORE with a failure. */
    String refused(Status status, boolean permanent) {
        return options.name() + " refused the object (" + status.words() + "). " + (permanent
                ? "Sending it again would not help; ask its administrator why, then try again."
                : "It is sent again by itself; if it lasts, ask its administrator why.");
    }

    /** It takes this kind of object in no encoding we can give it. */
    String notAccepted(StoredInstance instance, boolean kindKnown) {
        String kind = "objects of SOP class " + instance.header().sopClassUid();
        if (!kindKnown) {
            return options.name() + " takes no " + kind + ". Ask its administrator to allow them.";
        }
        return options.name() + " takes " + kind + ", but not in transfer syntax " + instance.transferSyntaxUid()
                + ". Ask its administrator to allow it; compressed pixels are never changed here.";
    }

    String fileUnreadable() {
        return "The file cannot be read from the disk of this box, or is damaged. The health page says more.";
    }

    String sourceBroke() {
        return "The transfer to " + options.name()
                + " had to be ended because an object could not be read. The others go"
                + " on by themselves.";
    }

    String commitmentNotOffered() {
        return options.name() + " does not offer storage commitment; its Success is the end.";
    }

    String commitmentRefused() {
        return options.name() + " does not offer storage commitment, and this box was told to ask for it. Ask its"
                + " administrator to switch it on for " + ours + ", or set commitment to auto.";
    }

    String commitmentFailed(String why) {
        return options.name() + " takes objects, and did not take the question whether it keeps them (" + why
                + "). To answer, it must know this box: its AE title " + ours + ", address and DICOM port. It is asked"
                + " again by itself.";
    }

    private String where() {
        return options.host() + ':' + options.port();
    }
}
