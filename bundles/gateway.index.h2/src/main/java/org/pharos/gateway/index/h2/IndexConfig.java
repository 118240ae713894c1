package org.pharos.gateway.index.h2;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the index, as a person edits them. */
@ObjectClassDefinition(id = IndexConfig.PID, name = "Index", description = "Finds studies quickly; may be deleted.")
public @interface IndexConfig {

    String PID = "org.pharos.gateway.index.h2";

    @AttributeDefinition(name = "Home", description = "The folder this process owns; set by the launcher.")
    String pharos_home();

    @AttributeDefinition(name = "Sync interval in ms",
            description = "How often the database is made durable, 100 to 60000. What is newer is filled in again.")
    int syncIntervalMs() default 5_000;

    @AttributeDefinition(name = "Queue", description = "Additions that may wait to be written, 100 to 1000000.")
    int queueMax() default 20_000;

    @AttributeDefinition(name = "Cache in MiB", description = "Memory the database may use for its pages, 1 to 1024.")
    int cacheMib() default 16;
}
