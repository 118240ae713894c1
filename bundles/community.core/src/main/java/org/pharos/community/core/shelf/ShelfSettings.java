package org.pharos.community.core.shelf;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set about the feed. */
@ObjectClassDefinition(id = PolledShelf.PID, name = "Feed of releases")
public @interface ShelfSettings {

    @AttributeDefinition(name = "Home folder of the process", description = "Given by the launcher")
    String pharos_home();

    @AttributeDefinition(name = "Feed", description = "A folder, or an http(s) address that has latest.json below it",
            required = false)
    String feed() default "";

    @AttributeDefinition(name = "Seconds between two looks", description = "1 to 86400", required = false)
    int intervalSeconds() default 30;
}
