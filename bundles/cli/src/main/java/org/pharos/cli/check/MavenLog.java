package org.pharos.cli.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows what Maven prints: for a person who waits, and for what no report tells (a module that does not compile). */
final class MavenLog {

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (\\S+) .*\\[(\\d+)/(\\d+)]");
    private static final Pattern CLASS_DONE = Pattern.compile(".*Tests run: (\\d+), .* in (\\S+)$");
    private static final Pattern CLASS_STARTS = Pattern.compile("\\[INFO] Running (\\S+)");
    private static final Pattern CAUSE = Pattern.compile("\\[ERROR] Failed to execute goal .* on project (\\S+): (.*)");
    private static final Pattern COMPILER = Pattern.compile("\\[ERROR] .*/(\\w+\\.java):\\[(\\d+),\\d+] (.*)");
    private static final Pattern BROKEN_POM =
            Pattern.compile("\\[ERROR] +(?:\\[ERROR] )?(?:Non-|Malformed|'|Child|Could).*");
    private static final Pattern FORK = Pattern.compile(
            ".*(forked VM terminated|Crashed tests:|error in the fork|VM crash or System.exit called).*");

    private final Progress progress;
    private final Map<String, String> failedModules = new LinkedHashMap<>();
    private final List<String> compilerSays = new ArrayList<>();
    private final List<String> crashed = new ArrayList<>();
    private String module = "";
    private int testsInModule;

    MavenLog(Progress progress) {
        this.progress = progress;
    }

    void line(String line) {
        Matcher start = MODULE.matcher(line);
        if (start.find()) {
            endModule();
            module = start.group(1);
            progress.at(Integer.parseInt(start.group(2)), Integer.parseInt(start.group(3)), module);
        }
        Matcher running = CLASS_STARTS.matcher(line);
        if (running.find()) {
            progress.running(running.group(1));
        }
        Matcher done = CLASS_DONE.matcher(line);
        if (done.matches()) {
            testsInModule += Integer.parseInt(done.group(1));
        }
        if (FORK.matcher(line).matches() && !crashed.contains(module)) {
            crashed.add(module);
        }
        complaint(line);
    }

    void end() {
        endModule();
    }

    /** Modules that Maven gave up, and why. */
    Map<String, String> failedModules() {
        return failedModules;
    }

    /** Modules in which a test process crashed, whatever its reports say. */
    List<String> crashed() {
        return crashed;
    }

    private void complaint(String line) {
        Matcher compiler = COMPILER.matcher(line);
        if (compiler.find() && compilerSays.isEmpty()) {
            compilerSays.add(compiler.group(1) + " line " + compiler.group(2) + ": " + compiler.group(3));
        }
        Matcher cause = CAUSE.matcher(line);
        if (cause.find()) {
            String why = compilerSays.isEmpty() ? cause.group(2) : compilerSays.get(0);
            failedModules.putIfAbsent(cause.group(1).replaceFirst("^org\\.pharos\\.", ""), why);
            compilerSays.clear();
        } else if (BROKEN_POM.matcher(line).matches() && module.isEmpty()) {
            failedModules.putIfAbsent("pom.xml", line.replaceFirst("(\\[ERROR] +)+", ""));
        }
    }

    private void endModule() {
        if (testsInModule > 0) {
            progress.done(module, testsInModule);
        }
        testsInModule = 0;
    }
}
