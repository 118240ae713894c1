package org.pharos.demo.story;

import java.nio.file.Path;

/** A path as one word of a command that a person copies: "rm -r" and a blank inside would remove something else. */
final class ShellWord {

    private ShellWord() {}

    static String of(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
