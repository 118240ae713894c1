package org.pharos.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What was handed to the Configuration Admin. The owner serialises calls. */
final class Configurations {

    private static final String ANY_BUNDLE = "?";

    private final ConfigurationAdmin admin;
    private final Map<String, Object> forAll;
    private final Map<String, Configuration> instances = new TreeMap<>();

    /** @param forAll properties every component gets */
    Configurations(ConfigurationAdmin admin, Map<String, Object> forAll) {
        this.admin = admin;
        this.forAll = forAll;
    }

    /** Makes or changes one; the component is not told when nothing changed. */
    void put(Schema schema, String pid, Map<String, Object> properties) throws IOException {
        Configuration configuration = schema.factory()
                ? instance(schema.pid(), pid)
                : admin.getConfiguration(pid, ANY_BUNDLE);
        Dictionary<String, Object> all = new Hashtable<>(properties);
        forAll.forEach(all::put);
        configuration.updateIfDifferent(all);
    }

    /** Takes back the instances of a factory whose files are gone. */
    void keepOnly(String factory, Set<String> pids) {
        Set<String> gone = new TreeSet<>(instances.keySet());
        gone.removeIf(pid -> !pid.startsWith(factory + "~") || pids.contains(pid));
        gone.forEach(pid -> delete(instances.remove(pid)));
    }

    private Configuration instance(String factory, String pid) throws IOException {
        Configuration known = instances.get(pid);
        if (known == null) {
            known = admin.getFactoryConfiguration(factory, pid.substring(factory.length() + 1), ANY_BUNDLE);
            instances.put(pid, known);
        }
        return known;
    }

    private static void delete(Configuration configuration) {
        try {
            configuration.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
