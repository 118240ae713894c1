package org.pharos.cli.place;

import java.nio.file.Path;

/** Where Pharos lies on this machine, as the {@code pharos} script says. */
public final class Installation {

    private Installation() {}

    /** The folder with the {@code pharos} script: the checkout. */
    public static Path root() {
        return Path.of(System.getProperty("pharos.root", "")).toAbsolutePath().normalize();
    }

    /** Where what was fetched is kept: {@code $PHAROS_CACHE}, else {@code ~/.cache/pharos}. */
    public static Path cache() {
        String given = System.getenv("PHAROS_CACHE");
        return given == null || given.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "pharos")
                : Path.of(given);
    }

    /** An assembled application: {@code gateway}, {@code console}, {@code community}. */
    public static Path application(String name) {
        return root().resolve("bundles").resolve(name + ".app").resolve("target").resolve("app");
    }
}
