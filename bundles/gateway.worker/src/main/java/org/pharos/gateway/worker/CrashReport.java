package org.pharos.gateway.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pharos.gateway.api.inference.EngineWords;

/**
 * The two lines of the error file of a crashed Java process that say where it happened: the signal and the native
 * function. The rest, memory and registers, may hold patient data and is deleted unread. The process that wrote the
 * file is not trusted: only so much of it is read, and only if it is a file.
 *
 * @param where for the log
 * @param library the file name of the native library, for a page; empty when there is none to tell
 */
record CrashReport(String where, String library) {

    private static final int BYTES_MAX = 8_192;
    private static final Pattern IN_LIBRARY = Pattern.compile("[A-Za-z]\\s+\\[([\\w.+-]{1,40})\\+0x\\p{XDigit}+].*");
    private static final String UNKNOWN = "at an unknown place";

    /** What a process that has ended left; empty when it did not crash. */
    static Optional<CrashReport> read(Path errorFile) {
        if (!Files.isRegularFile(errorFile, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream file = Files.newInputStream(errorFile, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(of(new String(file.readNBytes(BYTES_MAX), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            return Optional.of(new CrashReport("its error file cannot be read", ""));
        }
    }

    private static CrashReport of(String text) {
        List<String> head = text.lines().map(line -> line.replaceFirst("^#\\s*", "")).toList();
        int frame = head.indexOf("Problematic frame:");
        String place = frame >= 0 && frame + 1 < head.size() ? head.get(frame + 1) : UNKNOWN;
        String signal = head.stream().filter(line -> line.startsWith("SIG")).findFirst().orElse("");
        String where = signal.replaceFirst(" at pc=.*", "") + ' ' + place;
        Matcher library = IN_LIBRARY.matcher(place);
        return new CrashReport(EngineWords.withoutPaths(where.replaceAll("\\p{Cntrl}", " ")),
                library.matches() ? library.group(1) : "");
    }

    /** For a person at a page. */
    String words() {
        return library.isEmpty() ? "it crashed" : "it crashed in " + library;
    }
}
