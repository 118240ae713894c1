package org.pharos.gateway.health;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** When the box itself is reason for worry. */
@ObjectClassDefinition(id = HealthConfig.PID, name = "Health", description = "When the box itself is reason for worry.")
public @interface HealthConfig {

    String PID = "org.pharos.gateway.health";

    @AttributeDefinition(description = "Free disk below this many percent: look today.")
    int diskLowPercent() default 10;

    @AttributeDefinition(description = "Free disk below this many percent: look now.")
    int diskCriticalPercent() default 3;

    @AttributeDefinition(description = "Memory of the process in use above this many percent, after garbage was"
            + " collected: look today.")
    int memoryHighPercent() default 90;

    @AttributeDefinition(description = "How long results are given again before a check is asked anew. [ms]")
    long cacheMs() default 3_000;

    @AttributeDefinition(description = "How long a check may take. [ms]")
    long checkTimeoutMs() default 1_000;

    /** The folder of everything this box owns; given by the settings. */
    String pharos_home() default ".";
}
