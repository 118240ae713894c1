package org.pharos.logging;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger of slf4j that writes to the log of the process, whichever that is at the moment. */
final class LineLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    LineLogger(String name) {
        this.name = name;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
        Log.current().write(level, name, MessageFormatter.basicArrayFormat(pattern, arguments), thrown);
    }

    @Override
    public boolean isTraceEnabled() {
        return Log.current().allows(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return Log.current().allows(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return Log.current().allows(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return Log.current().allows(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return Log.current().allows(name, Level.ERROR);
    }
}
