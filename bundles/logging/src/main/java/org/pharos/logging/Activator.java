package org.pharos.logging;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Opens {@code log/<process>.log} below the process's home, and closes it last.
 *
 * <p>Framework properties: {@code pharos.home} (without it there is no file) and {@code pharos.process}.
 */
public final class Activator implements BundleActivator {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private Log before;

    @Override
    public void start(BundleContext context) throws IOException {
        String home = context.getProperty("pharos.home");
        if (home == null) {
            return;
        }
        String process = context.getProperty("pharos.process");
        Path path = Path.of(home, "log", (process == null ? "pharos" : process) + ".log");
        before = Log.use(new Log(new LogFile(path, LogFile.FILE_BYTES_MAX, LogFile.FILES_MAX), err, Clock.systemUTC()));
        context.addFrameworkListener(new FrameworkEvents());
        JulBridge.install();
        System.setOut(StrayOutput.named("stdout"));
        System.setErr(StrayOutput.named("stderr"));
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        if (before != null) {
            System.setOut(out);
            System.setErr(err);
            Log.use(before).close();
        }
    }
}
