package org.pharos.logging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.event.Level;

/** Lays out one record: time (UTC), level, short logger name, message. A message never takes more than one line. */
final class LogLine {

    /** Longer messages are cut: a log line is read by a person. */
    static final int MESSAGE_CHARS_MAX = 4_000;
    private static final int FRAMES_MAX = 40;
    private static final int CAUSES_MAX = 8;

    private LogLine() {}

    static String of(Instant time, Level level, String logger, String message, Throwable thrown) {
        StringBuilder line = new StringBuilder(160)
                .append(time.truncatedTo(ChronoUnit.MILLIS)).append(' ')
                .append(String.format("%-5s", level)).append(' ')
                .append(shortName(logger)).append("  ");
        flat(line, message);
        if (thrown != null) {
            trace(line, thrown);
        }
        return line.append('\n').toString();
    }

    /** {@code org.pharos.gateway.core.Pipeline} becomes {@code core.Pipeline}. */
    static String shortName(String logger) {
        int last = logger.lastIndexOf('.');
        int before = last < 0 ? -1 : logger.lastIndexOf('.', last - 1);
        return logger.substring(before + 1);
    }

    /** Control characters would let a peer's words forge a line of their own. */
    private static void flat(StringBuilder line, String message) {
        String text = message == null ? "" : message;
        int end = Math.min(text.length(), MESSAGE_CHARS_MAX);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        if (end < text.length()) {
            line.append(" ... (").append(text.length() - end).append(" more characters)");
        }
    }

    private static void trace(StringBuilder line, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            line.append(depth == 0 ? "\n    " : "\n    caused by ").append(cause.getClass().getName()).append(": ");
            flat(line, cause.getMessage());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
                line.append("\n        at ").append(frames[i]);
            }
        }
    }
}
