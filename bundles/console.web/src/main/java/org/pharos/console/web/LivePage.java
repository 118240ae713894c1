package org.pharos.console.web;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.pharos.console.core.Fleet;
import org.pharos.web.common.LiveUpdates;

/** Tells open pages that gateways changed. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/live")
@HttpWhiteboardServletAsyncSupported
public final class LivePage extends LiveUpdates {

    private static final long serialVersionUID = 1L;

    private final transient Fleet.Subscription subscription;

    @Activate
    public LivePage(@Reference Fleet fleet) {
        subscription = fleet.listen(sites -> changed());
    }

    /** Ends every stream. */
    @Deactivate
    void stop() {
        subscription.close();
        close();
    }
}
