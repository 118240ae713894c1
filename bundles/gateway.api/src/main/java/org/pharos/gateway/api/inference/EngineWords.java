package org.pharos.gateway.api.inference;

import java.util.regex.Pattern;

/** Makes an engine's own message fit to be shown: paths and source places name machines and people, so they go. */
public final class EngineWords {

    private static final int LENGTH_MAX = 300;
    private static final Pattern PATH = Pattern.compile("\\S*[/\\\\]\\S*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private EngineWords() {}

    /** The message on one line without anything that looks like a path, at most 300 characters. */
    public static String withoutPaths(String message) {
        if (message == null || message.isBlank()) {
            return "no reason given";
        }
        String line = SPACE.matcher(PATH.matcher(message).replaceAll("(path)")).replaceAll(" ").strip();
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX - 3) + "...";
    }
}
