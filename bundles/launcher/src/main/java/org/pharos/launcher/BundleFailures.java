package org.pharos.launcher;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** Remembers why a bundle did not start, in one line. */
final class BundleFailures implements FrameworkListener {

    private static final Pattern MISSING_PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([^)]+)\\)([^\\[\\]]*)");
    private static final Pattern VERSION = Pattern.compile("version>=([^)]+)");
    private static final Pattern MISSING_OTHER = Pattern.compile("missing requirement \\[[^\\]]*\\] ([^\\[]+)");

    /** Equinox, the innermost last. */
    private static final Pattern UNRESOLVED = Pattern.compile(
            "Unresolved requirement: (?:Import-Package: ([\\w.]+)(?:; version=\"\\[?([^,\"]+))?|([^>]+?)(?= ->|$))");

    private final Map<Bundle, String> words = new ConcurrentHashMap<>();

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
            words.putIfAbsent(event.getBundle(), words(event.getThrowable()));
        }
    }

    Optional<String> of(Bundle bundle) {
        return Optional.ofNullable(words.get(bundle));
    }

    /** The root of the matter: the package that nobody offers, or what the innermost cause says. */
    static String words(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (message.contains("missing requirement")) {
            return missing(message.substring(message.lastIndexOf("missing requirement")));
        }
        if (message.contains("Unresolved requirement")) {
            return unresolved(message.replaceAll("\\s+", " ").strip());
        }
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return text.replaceAll("\\s+", " ");
    }

    private static String unresolved(String message) {
        Matcher one = UNRESOLVED.matcher(message);
        String words = message;
        while (one.find()) {
            words = one.group(1) == null ? "nobody offers " + one.group(3)
                    : "nobody offers the package " + one.group(1) + (one.group(2) == null ? "" : " " + one.group(2));
        }
        return words;
    }

    private static String missing(String requirement) {
        Matcher wanted = MISSING_PACKAGE.matcher(requirement);
        if (wanted.find()) {
            Matcher version = VERSION.matcher(wanted.group(2));
            return "nobody offers the package " + wanted.group(1) + (version.find() ? " " + version.group(1) : "");
        }
        Matcher other = MISSING_OTHER.matcher(requirement);
        return "nobody offers " + (other.find() ? other.group(1).strip() : requirement);
    }
}
