package org.pharos.gateway.spool.journal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the journal, as a person edits them. */
@ObjectClassDefinition(id = JournalConfig.PID, name = "Journal", description = "What happened to studies, durably.")
public @interface JournalConfig {

    String PID = "org.pharos.gateway.spool.journal";

    @AttributeDefinition(name = "Home", description = "The folder this process owns; set by the launcher.")
    String pharos_home();

    @AttributeDefinition(name = "Sync interval in ms",
            description = "Events are on the disk after this time at the latest, 10 to 1000.")
    int syncIntervalMs() default 500;

    @AttributeDefinition(name = "Segment size in MiB", description = "A file of this size is ended and the next begun.")
    int segmentMib() default 16;
}
