package org.pharos.settings;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.pharos.gateway.api.config.ConfigurationEditor;

/** Lets the gateway's pages change a setting. Where there is no gateway nobody asks for it, and it is never loaded. */
@Component
public final class PageEditor implements ConfigurationEditor {

    private final Settings settings;

    @Activate
    public PageEditor(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public void add(String pid, String key, String entry) throws IOException {
        settings.add(pid, key, entry);
    }
}
