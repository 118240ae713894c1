package org.pharos.logging;

import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.slf4j.event.Level;

/** Keeps what the framework complains of. At the start the launcher tells the person, in better words. */
final class FrameworkEvents implements FrameworkListener {

    private static final String LOGGER = "framework";

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR || event.getType() == FrameworkEvent.WARNING) {
            Level level = event.getType() == FrameworkEvent.ERROR ? Level.ERROR : Level.WARN;
            Log.current().writeQuietly(level, LOGGER, "bundle " + event.getBundle().getSymbolicName(),
                    event.getThrowable());
        }
    }
}
