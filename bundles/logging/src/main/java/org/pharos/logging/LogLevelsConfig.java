package org.pharos.logging;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the log, as a person edits them. */
@ObjectClassDefinition(id = LogLevelsConfig.PID, name = "Log", description = "What is written to the log.")
public @interface LogLevelsConfig {

    String PID = "org.pharos.logging";
    /** Libraries that tell about their insides; the broker would write six lines for each message of each gateway. */
    String QUIET = "org.eclipse.jetty,org.apache.felix,org.apache.activemq,com.zaxxer.hikari";

    @AttributeDefinition(name = "Level", description = "The least level that is written.",
            options = {@Option("ERROR"), @Option("WARN"), @Option("INFO"), @Option("DEBUG")})
    String level() default "INFO";

    @AttributeDefinition(name = "Quiet",
            description = "Names (or their beginnings) that write warnings and errors only.")
    String quiet() default QUIET;

    @AttributeDefinition(name = "Debug", description = "Names (or their beginnings) that also write debug records.")
    String debug() default "";
}
