package org.pharos.logging;

import java.util.List;
import org.slf4j.event.Level;

/**
 * Which records are written.
 *
 * @param general the least level of a record that is written
 * @param quiet name prefixes of loggers that write only warnings and errors
 * @param talkative name prefixes of loggers that may also write debug records
 */
record Levels(Level general, List<String> quiet, List<String> talkative) {

    static final Levels DEFAULT = new Levels(Level.INFO, LogLevels.list(LogLevelsConfig.QUIET), List.of());

    boolean allow(String logger, Level level) {
        if (level.toInt() >= general.toInt()) {
            return level.toInt() >= Level.WARN.toInt() || quiet.stream().noneMatch(logger::startsWith);
        }
        return level == Level.DEBUG && talkative.stream().anyMatch(logger::startsWith);
    }
}
