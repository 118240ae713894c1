package org.pharos.test.kit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** How long a test waits for what must come: long, so that a slow machine fails none. Found by JUnit as a service. */
public final class Patience implements LauncherSessionListener {

    /** For what never comes. */
    public static final long SECONDS = 120;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(SECONDS));
    }
}
