package org.pharos.gateway.api.config;

import java.io.IOException;

/**
 * Writes one property where a person would have written it, for the few things a page may change.
 *
 * <p>The component concerned is told the ordinary way: its configuration changes shortly afterwards, on another thread.
 * A value given on the command line still wins until the process is started without it. Any thread may call; calls are
 * served one after another and block until the file is on disk.
 */
public interface ConfigurationEditor {

    /**
     * Sets a property and leaves every other line of the file as it is, comments included.
     *
     * @param pid the component's, such as {@code org.pharos.gateway.core.peers}, or {@code factory~name}
     * @param key the property's name, such as {@code modalities}
     * @param value its text; several values are joined by commas
     * @throws IOException when the file cannot be written; nothing has changed then
     * @throws IllegalArgumentException when the pid or the key could not be one
     */
    void set(String pid, String key, String value) throws IOException;
}
