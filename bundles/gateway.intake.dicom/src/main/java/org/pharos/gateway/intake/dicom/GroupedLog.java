package org.pharos.gateway.intake.dicom;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Says the same thing once a minute at most, and then how often it was: a modality that tries again every second must
 * not fill the log. Any thread may call.
 */
final class GroupedLog {

    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int LINES_MAX = 200;

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Line> lines = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Line> eldest) {
            return size() > LINES_MAX;
        }
    };

    private static final class Line {
        private long saidAt;
        private long since;
    }

    /** @param nanos monotonic time */
    GroupedLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    synchronized void warn(String words) {
        long now = nanos.getAsLong();
        Line line = lines.get(words);
        if (line == null) {
            line = new Line();
            line.saidAt = now;
            lines.put(words, line);
            log.warn(words);
        } else if (now - line.saidAt < QUIET_NANOS) {
            line.since++;
        } else {
            log.warn(line.since == 0 ? words : words + " (and " + line.since + (line.since == 1 ? " time" : " times")
                    + " more since this was last said)");
            line.saidAt = now;
            line.since = 0;
        }
    }
}
