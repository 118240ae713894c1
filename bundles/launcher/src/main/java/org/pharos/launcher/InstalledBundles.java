package org.pharos.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * The bundles of a start list in the framework.
 *
 * @param entries each bundle and the line it came from, in the order of the list
 */
record InstalledBundles(Map<Bundle, StartList.Entry> entries) {

    /** Installs by reference: the jars stay where they are, nothing is copied. */
    static InstalledBundles from(StartList list, BundleContext context) throws BundleException {
        Map<Bundle, StartList.Entry> entries = new LinkedHashMap<>();
        for (StartList.Entry entry : list.entries()) {
            Bundle bundle = context.installBundle("reference:" + entry.jar().toUri());
            bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
            entries.put(bundle, entry);
        }
        return new InstalledBundles(entries);
    }

    /** Marks all for starting; each starts when the framework reaches its level. */
    void start() throws BundleException {
        for (Bundle bundle : entries.keySet()) {
            if (!isFragment(bundle)) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    /** A fragment is never started, it only attaches. */
    static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get("Fragment-Host") != null;
    }
}
