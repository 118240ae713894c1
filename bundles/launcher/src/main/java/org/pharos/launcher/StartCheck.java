package org.pharos.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Looks whether everything that was started is of use: bundles by their state, components by asking the services that
 * know. Those are {@link Supplier}s of lines with the property {@value #PROPERTY}; a line starts with a bundle's
 * symbolic name and a colon. Only JDK types cross between this class path and the bundles.
 */
final class StartCheck {

    static final String PROPERTY = "pharos.problems";

    /** Components may still be starting on threads of their own. */
    private static final long SETTLE_MS_MAX = 5_000;
    private static final long LOOK_EVERY_MS = 50;

    private final InstalledBundles bundles;
    private final BundleFailures failures;
    private final BundleContext context;

    StartCheck(InstalledBundles bundles, BundleFailures failures, BundleContext context) {
        this.bundles = bundles;
        this.failures = failures;
        this.context = context;
    }

    /** @return what the application does without; @throws LaunchException when it cannot do without */
    List<String> passOrExplain() throws LaunchException {
        List<String> warnings = new ArrayList<>();
        List<String> fatal = bundleProblems(warnings);
        if (fatal.isEmpty()) {
            List<String> lines = settled();
            lines.forEach(line -> (isOptional(line) ? warnings : fatal).add(line));
        }
        if (!fatal.isEmpty()) {
            throw new LaunchException(String.join(System.lineSeparator(), fatal));
        }
        return List.copyOf(warnings);
    }

    private List<String> bundleProblems(List<String> warnings) {
        List<String> fatal = new ArrayList<>();
        bundles.entries().forEach((bundle, entry) -> {
            boolean up = (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0
                    || InstalledBundles.isFragment(bundle);
            if (!up) {
                String why = failures.of(bundle).orElse("no reason was given");
                (entry.optional() ? warnings : fatal).add(bundle.getSymbolicName() + ": did not start, " + why);
            }
        });
        return fatal;
    }

    private List<String> settled() throws LaunchException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MS_MAX);
        List<String> lines = componentProblems();
        while (!lines.isEmpty() && System.nanoTime() < end && lines.stream().allMatch(StartCheck::maySettle)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
            lines = componentProblems();
        }
        return lines;
    }

    /** One that waits for another may find it; one that failed will not recover by itself. */
    private static boolean maySettle(String line) {
        return line.contains(" waits for ");
    }

    private boolean isOptional(String line) {
        return bundles.entries().entrySet().stream().filter(entry -> entry.getValue().optional())
                .map(Map.Entry::getKey).map(Bundle::getSymbolicName).anyMatch(name -> line.startsWith(name + ":"));
    }

    private List<String> componentProblems() throws LaunchException {
        List<String> lines = new ArrayList<>();
        try {
            for (ServiceReference<?> reference : sources()) {
                Object service = context.getService(reference);
                if (service instanceof Supplier<?> supplier && supplier.get() instanceof Collection<?> said) {
                    said.forEach(line -> lines.add(String.valueOf(line)));
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new LaunchException("The application cannot be checked: " + e.getMessage(), e);
        }
        return lines;
    }

    private ServiceReference<?>[] sources() throws InvalidSyntaxException {
        ServiceReference<?>[] found = context.getAllServiceReferences(Supplier.class.getName(), "(" + PROPERTY + "=*)");
        return found == null ? new ServiceReference<?>[0] : found;
    }
}
