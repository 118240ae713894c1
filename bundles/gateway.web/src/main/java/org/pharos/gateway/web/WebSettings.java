package org.pharos.gateway.web;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set about the pages. */
@ObjectClassDefinition(id = GatewayPages.PID, name = "Pages of the box")
public @interface WebSettings {

    @AttributeDefinition(name = "Home folder of the process", description = "Given by the launcher")
    String pharos_home();

    @AttributeDefinition(name = "Site", description = "The name of this box's place, shown on every page",
            required = false)
    String site() default "";
}
