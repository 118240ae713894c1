package org.pharos.gateway.catalog;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the catalogue of applications. */
@ObjectClassDefinition(id = FolderCatalog.PID, name = "AI applications",
        description = "Where AI applications are found")
@interface CatalogConfig {

    @AttributeDefinition(name = "Home folder",
            description = "Set by the launcher; applications lie in its folder models")
    String pharos_home();
}
