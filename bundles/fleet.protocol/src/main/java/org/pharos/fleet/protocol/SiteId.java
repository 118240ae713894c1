package org.pharos.fleet.protocol;

import java.util.regex.Pattern;

/**
 * The name of a site: Sparkplug edge node id, common name of its certificate, and part of topics and pages.
 *
 * <p>Lower-case letters, digits, {@code .}, {@code _} and {@code -}, at most 64: no topic wildcard, no path, no
 * distinguished-name syntax can hide in it.
 */
public record SiteId(String value) implements Comparable<SiteId> {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException with the rule in words */
    public SiteId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a site id: use 1 to 64 of a-z, 0-9, '.', '_' and '-', "
                    + "beginning with a letter or digit");
        }
    }

    public static boolean isValid(String value) {
        return value != null && ALLOWED.matcher(value).matches();
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
