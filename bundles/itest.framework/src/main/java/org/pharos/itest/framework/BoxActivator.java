package org.pharos.itest.framework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does what the launcher does for a gateway: the clock, and a home whose files say who may send and where to send. */
public final class BoxActivator implements BundleActivator {

    private Box box;

    @Override
    public void start(BundleContext context) throws IOException {
        box = Box.in(Path.of(context.getProperty("pharos.home")));
        context.registerService(Box.class, box, null);
        context.registerService(Clock.class, Clock.systemUTC(), null);
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        box.close();
    }
}
