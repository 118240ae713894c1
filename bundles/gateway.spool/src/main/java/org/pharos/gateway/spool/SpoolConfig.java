package org.pharos.gateway.spool;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the spool, as a person edits them. */
@ObjectClassDefinition(id = SpoolConfig.PID, name = "Spool", description = "The durable files of this box.")
public @interface SpoolConfig {

    String PID = "org.pharos.gateway.spool";

    @AttributeDefinition(name = "Home", description = "The folder this process owns; set by the launcher.")
    String pharos_home();

    @AttributeDefinition(name = "Reserve in MiB",
            description = "Free space at which the box stops taking objects (A700H). The larger of both reserves "
                    + "counts.")
    int reserveMib() default 2048;

    @AttributeDefinition(name = "Reserve in per cent of the disk",
            description = "The same as a share of the disk. The larger of both reserves counts.")
    int reservePercent() default 2;

    @AttributeDefinition(name = "Scrub in MiB per second",
            description = "How fast what is held is read back in search of damage, 0 (never) to 1024.")
    int scrubMibPerSecond() default 4;

    @AttributeDefinition(name = "Slots", description = "How many empty files are kept ready for objects to come.")
    int slots() default 64;
}
