package org.pharos.console.core.release;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a person may set. */
@ObjectClassDefinition(id = ScheduledReleases.PID, name = "Releases to the community",
        description = "When the console writes what may be shown to anyone.")
public @interface ReleaseConfig {

    /** Given by the settings, not by a person. */
    String pharos_home();

    @AttributeDefinition(name = "Every so many seconds", description = "When something changed; 0: only on demand")
    int everySeconds() default 3_600;

    @AttributeDefinition(name = "Issuer", description = "Who runs this console, as it wishes to be called in public")
    String issuer() default "a Pharos console";
}
