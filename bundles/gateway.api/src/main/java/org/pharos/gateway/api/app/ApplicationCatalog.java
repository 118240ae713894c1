package org.pharos.gateway.api.app;

import java.util.List;
import java.util.Optional;

/** The AI applications installed on this box. Any thread may call. */
public interface ApplicationCatalog {

    /** All of them, the unusable ones included, by id. */
    List<InstalledApplication> applications();

    default Optional<InstalledApplication> application(String id) {
        return applications().stream().filter(installed -> installed.id().equals(id)).findFirst();
    }
}
