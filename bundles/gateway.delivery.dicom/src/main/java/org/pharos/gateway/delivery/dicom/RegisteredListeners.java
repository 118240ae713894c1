package org.pharos.gateway.delivery.dicom;

import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.pharos.gateway.api.outbox.CommitmentListener;
import org.pharos.gateway.api.outbox.CommitmentReport;

/**
 * Tells every {@link CommitmentListener} there is at that moment. They are looked up for each report and not bound: the
 * core listens and also binds this destination, and neither may have to wait for the other.
 */
final class RegisteredListeners implements Predicate<CommitmentReport> {

    private final BundleContext context;

    RegisteredListeners(BundleContext context) {
        this.context = context;
    }

    /** @return whether anybody knows the request */
    @Override
    public boolean test(CommitmentReport report) {
        boolean known = false;
        try {
            for (ServiceReference<CommitmentListener> reference
                    : context.getServiceReferences(CommitmentListener.class, null)) {
                known |= tell(reference, report);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter that could be wrong", e);
        }
        return known;
    }

    private boolean tell(ServiceReference<CommitmentListener> reference, CommitmentReport report) {
        CommitmentListener listener = context.getService(reference);
        if (listener == null) {
            return false;
        }
        try {
            return listener.reported(report);
        } finally {
            context.ungetService(reference);
        }
    }
}
