package org.pharos.cli.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.pharos.launcher.LaunchException;

/**
 * What was given on the command line, and what the files of a home say where nothing was given. Only the command line
 * is handed on; the files are read here to look at ports before anything starts and to tell addresses.
 */
final class HomeSettings {

    private final Path home;
    private final Map<String, String> given = new TreeMap<>();

    HomeSettings(Path home) {
        this.home = home;
    }

    /** Notes a flag, unless it was left out. */
    HomeSettings give(String pid, String key, Object value) {
        if (value != null) {
            given.put(pid + "/" + key, value.toString());
        }
        return this;
    }

    Map<String, String> given() {
        return given;
    }

    /** What counts: the flag, else the file, else the default. */
    String effective(String pid, String key, String otherwise) throws LaunchException {
        String flag = given.get(pid + "/" + key);
        return flag != null ? flag : inFile(pid, key, otherwise);
    }

    int port(String pid, String key, int otherwise) throws LaunchException {
        String text = effective(pid, key, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LaunchException(notPort(pid, key, text), e);
        }
        throw new LaunchException(notPort(pid, key, text));
    }

    private static String notPort(String pid, String key, String text) {
        return "config/" + pid + ".cfg: \"" + key + "\" must be a port from 1 to 65535, not \"" + text + "\"";
    }

    private String inFile(String pid, String key, String otherwise) throws LaunchException {
        Path file = home.resolve("config").resolve(pid + ".cfg");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new LaunchException(file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return properties.getProperty(key, otherwise).strip();
    }
}
