package org.pharos.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a component understands, read from its metatype.
 *
 * @param pid the component's, or its factory's
 * @param factory whether there may be several, each with a name: {@code <pid>~<name>.cfg}
 * @param properties by name
 */
record Schema(String pid, boolean factory, Map<String, Kind> properties) {

    /** Properties given to every component; a person does not set them. */
    static final String GIVEN = "pharos.";

    /**
     * Checks a file against what the component understands.
     *
     * @return what a person should put right; unknown names are warnings, wrong values are refused
     */
    List<Complaint> check(SettingsFile file) {
        List<Complaint> complaints = new ArrayList<>();
        file.entries().forEach((key, entry) -> complaint(file.name(), key, entry).ifPresent(complaints::add));
        return complaints;
    }

    /** Turns texts into the types the component asks for. Unknown names are left out. */
    Map<String, Object> typed(Map<String, String> texts) {
        Map<String, Object> typed = new TreeMap<>();
        texts.forEach((key, text) -> {
            Kind kind = properties.get(key);
            if (kind != null && kind.wrong(text).isEmpty()) {
                typed.put(key, kind.parse(text));
            }
        });
        return typed;
    }

    /** Checks values of the command line. */
    List<Complaint> check(String where, Map<String, String> texts) {
        Map<String, SettingsFile.Entry> entries = new TreeMap<>();
        texts.forEach((key, text) -> entries.put(key, new SettingsFile.Entry(0, text)));
        return check(new SettingsFile(where, entries));
    }

    private Optional<Complaint> complaint(String name, String key, SettingsFile.Entry entry) {
        String where = entry.line() > 0 ? name + " line " + entry.line() : name;
        Kind kind = key.startsWith(GIVEN) ? null : properties.get(key);
        if (kind == null) {
            return Optional.of(new Complaint(false,
                    where + ": unknown property \"" + key + "\"; known: " + String.join(", ", known())));
        }
        return kind.wrong(entry.value()).map(words -> new Complaint(true, where + ": \"" + key + "\" " + words));
    }

    private List<String> known() {
        return properties.keySet().stream().filter(key -> !key.startsWith(GIVEN)).sorted().toList();
    }

    /** @param refused whether the file cannot be used as it is */
    record Complaint(boolean refused, String words) {}
}
