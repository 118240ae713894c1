package org.pharos.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What to start.
 *
 * @param process names the log file: {@code gateway}, {@code console}, {@code community}
 * @param folder the assembled application: {@code start.list}, {@code bundles/}, {@code config/}
 * @param settings component properties given on the command line: {@code <pid>/<key>} to its value; a key that ends in
 *     {@code +} adds to the comma-separated list in the file
 */
public record Application(String process, Path folder, Map<String, String> settings) {

    private static final String SETTING = "pharos.set.";
    /** Names them all, because a framework does not list its properties. */
    private static final String GIVEN = "pharos.settings.given";

    /** What bundles can read with {@code BundleContext.getProperty}. */
    Map<String, String> frameworkProperties(Home home, int startLevel) throws LaunchException {
        Map<String, String> properties = new HashMap<>(ownProperties());
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith("pharos."))
                .forEach(name -> properties.put(name, System.getProperty(name)));
        settings.forEach((name, value) -> properties.put(SETTING + name, value));
        properties.put(GIVEN, String.join(" ", settings.keySet()));
        properties.put("pharos.home", home.path().toString());
        properties.put("pharos.app", folder.toAbsolutePath().normalize().toString());
        properties.put("pharos.process", process);
        properties.put("felix.log.level", "0");
        properties.put("org.osgi.framework.storage", home.cache().toString());
        properties.put("org.osgi.framework.startlevel.beginning", Integer.toString(startLevel));
        return properties;
    }

    /** {@code framework.properties}, where the application needs the framework or a library of others set up. */
    private Map<String, String> ownProperties() throws LaunchException {
        Path file = folder.resolve("framework.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new LaunchException(file + " cannot be read: " + e.getMessage(), e);
            }
        }
        Map<String, String> own = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> own.put(name, properties.getProperty(name)));
        return own;
    }
}
