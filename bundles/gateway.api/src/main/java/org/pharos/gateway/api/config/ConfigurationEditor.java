package org.pharos.gateway.api.config;

import java.io.IOException;

/**
 * Adds to a property where a person would have written it, for the few things a page may change.
 *
 * <p>The component concerned is told the ordinary way: its configuration changes shortly afterwards, on another thread.
 * What was given on the command line still counts until the process is started without it, and is never written. Any
 * thread may call; calls are served one after another and block until the file is on disk.
 */
public interface ConfigurationEditor {

    /**
     * Adds one entry to the list that the file holds, unless it is there, and leaves every other line of the file as it
     * is, comments included.
     *
     * @param pid the component's, such as {@code org.pharos.gateway.core.peers}, or {@code factory~name}
     * @param key the property's name, such as {@code modalities}
     * @param entry what is added, without a comma
     * @throws IOException when the file cannot be written; nothing has changed then
     * @throws IllegalArgumentException when the pid, the key or the entry could not be one
     */
    void add(String pid, String key, String entry) throws IOException;
}
