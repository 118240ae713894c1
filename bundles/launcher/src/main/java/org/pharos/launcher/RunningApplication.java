package org.pharos.launcher;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** An application that was started and can be stopped. Any thread may stop it; stopping twice does no harm. */
public final class RunningApplication {

    private static final long STOP_AFTER_FAILURE_MS_MAX = 3_000;

    private final Home home;
    private final Framework framework;
    private final List<String> warnings;

    private RunningApplication(Home home, Framework framework, List<String> warnings) {
        this.home = home;
        this.framework = framework;
        this.warnings = warnings;
    }

    /**
     * Starts all bundles by level and returns when the last level is reached and the application is of use.
     *
     * @param home is closed when the application stops, or when it could not start
     * @throws LaunchException when it cannot be of use, one line for each cause; nothing of it is running then
     */
    public static RunningApplication start(Application application, Home home) throws LaunchException {
        try {
            StartList list = StartList.read(application.folder());
            Map<String, String> properties = application.frameworkProperties(home, list.levelMax());
            Framework framework = factory().newFramework(properties);
            return start(list, home, framework);
        } catch (LaunchException e) {
            release(home);
            throw e;
        }
    }

    /** What the application does without, one line each. */
    public List<String> warnings() {
        return warnings;
    }

    /** Stops all bundles, the last started first, and gives the home back. @return whether all ended in time */
    public boolean stop(long timeoutMs) {
        try {
            return stop(framework, timeoutMs);
        } finally {
            release(home);
        }
    }

    /** Waits until the application was stopped, from inside or outside. */
    public void await() throws InterruptedException {
        framework.waitForStop(0);
    }

    private static RunningApplication start(StartList list, Home home, Framework framework) throws LaunchException {
        try {
            framework.init();
            BundleContext context = framework.getBundleContext();
            context.registerService(Clock.class, Clock.systemUTC(), null);
            BundleFailures failures = new BundleFailures();
            context.addFrameworkListener(failures);
            InstalledBundles bundles = InstalledBundles.from(list, context);
            bundles.start();
            framework.start();
            List<String> warnings = new StartCheck(bundles, failures, context).passOrExplain();
            return new RunningApplication(home, framework, warnings);
        } catch (BundleException e) {
            stop(framework, STOP_AFTER_FAILURE_MS_MAX);
            throw new LaunchException("The application cannot start: " + BundleFailures.words(e), e);
        } catch (LaunchException e) {
            stop(framework, STOP_AFTER_FAILURE_MS_MAX);
            throw e;
        }
    }

    private static FrameworkFactory factory() throws LaunchException {
        return ServiceLoader.load(FrameworkFactory.class).findFirst()
                .orElseThrow(() -> new LaunchException("There is no OSGi framework on the class path."));
    }

    private static boolean stop(Framework framework, long timeoutMs) {
        try {
            framework.stop();
            return framework.waitForStop(timeoutMs).getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (BundleException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void release(Home home) {
        try {
            home.close();
        } catch (IOException e) {
            // released already, or by the kernel with the process
        }
    }
}
