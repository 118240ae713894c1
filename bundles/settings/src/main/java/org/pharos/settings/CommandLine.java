package org.pharos.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was given on the command line, as the launcher hands it over: {@code <pid>/<key>} to its value.
 *
 * @param values a key that ends in {@code +} adds to the comma-separated list of the file
 */
record CommandLine(Map<String, String> values) {

    private static final char ADDS = '+';

    /** The PIDs something was given for. */
    Set<String> pids() {
        Set<String> pids = new TreeSet<>();
        values.keySet().forEach(name -> pids.add(name.substring(0, name.indexOf('/'))));
        return pids;
    }

    /** Lays the command line over the properties of a file. */
    Map<String, String> over(String pid, Map<String, String> fromFile) {
        Map<String, String> merged = new TreeMap<>(fromFile);
        values.forEach((name, value) -> {
            if (name.startsWith(pid + "/")) {
                put(merged, name.substring(pid.length() + 1), value);
            }
        });
        return merged;
    }

    private static void put(Map<String, String> merged, String key, String value) {
        if (key.charAt(key.length() - 1) == ADDS) {
            merged.merge(key.substring(0, key.length() - 1), value, CommandLine::joined);
        } else {
            merged.put(key, value);
        }
    }

    private static String joined(String list, String more) {
        return list.isBlank() ? more : list + "," + more;
    }
}
