package org.pharos.settings;

import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;

/** Finds the command line's settings among the framework's properties. */
final class FrameworkProperties {

    private static final String PREFIX = "pharos.set.";
    /** The launcher names all settings here, because a framework does not list its properties. */
    private static final String NAMES = "pharos.settings.given";

    private FrameworkProperties() {}

    static CommandLine commandLine(BundleContext context) {
        Map<String, String> values = new TreeMap<>();
        String names = context.getProperty(NAMES);
        for (String name : names == null ? new String[0] : names.split("\\s+")) {
            if (name.indexOf('/') > 0) {
                values.put(name, context.getProperty(PREFIX + name));
            }
        }
        return new CommandLine(values);
    }
}
