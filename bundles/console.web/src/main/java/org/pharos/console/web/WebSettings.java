package org.pharos.console.web;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set about the pages. */
@ObjectClassDefinition(id = ConsolePages.PID, name = "Pages of the console")
public @interface WebSettings {

    @AttributeDefinition(name = "Home folder of the process", description = "Given by the launcher")
    String pharos_home();

    @AttributeDefinition(name = "Operator", description = "Whose fleet this is, shown on every page", required = false)
    String operator() default "";
}
