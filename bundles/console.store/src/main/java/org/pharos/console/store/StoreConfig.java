package org.pharos.console.store;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a person may set. */
@ObjectClassDefinition(id = SqlFleetStore.PID, name = "Store", description = "Where the fleet's history is kept.")
public @interface StoreConfig {

    /** Given by the settings, not by a person. */
    String pharos_home();

    @AttributeDefinition(name = "Database",
            description = "jdbc:postgresql://host/db?user=...; empty: H2 below the home")
    String url() default "";

    @AttributeDefinition(name = "Days in detail", description = "History in steps of 5 minutes; then of an hour")
    int detailDays() default 7;

    @AttributeDefinition(name = "Days kept", description = "History older than this is deleted")
    int keepDays() default 90;
}
