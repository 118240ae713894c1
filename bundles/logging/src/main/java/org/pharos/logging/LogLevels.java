package org.pharos.logging;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.event.Level;

/** Tells the log which records are wanted, at the start and whenever a person changes it. */
@Component(configurationPid = LogLevelsConfig.PID, immediate = true, service = {})
@Designate(ocd = LogLevelsConfig.class)
public final class LogLevels {

    @Activate
    public LogLevels(LogLevelsConfig config) {
        changed(config);
    }

    @Modified
    void changed(LogLevelsConfig config) {
        Level general = Level.valueOf(config.level().strip().toUpperCase(Locale.ROOT));
        Log.current().levels(new Levels(general, list(config.quiet()), list(config.debug())));
    }

    static List<String> list(String commaSeparated) {
        return Stream.of(commaSeparated.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
