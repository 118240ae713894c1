package org.pharos.cli.check;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a person reads at the end: each failure, each reason something was skipped for, and three numbers. */
final class Summary {

    private static final int MESSAGE_CHARS_MAX = 2_000;
    private static final int FAILURES_SHOWN_MAX = 100;

    private final Path root;
    private final List<Outcome> outcomes;

    Summary(Path root, List<Outcome> outcomes) {
        this.root = root;
        this.outcomes = outcomes;
    }

    /** Adds what no report tells. */
    static List<Outcome> complete(List<Outcome> reported, MavenLog maven, int exitStatus) {
        List<Outcome> all = new ArrayList<>(reported);
        maven.crashed()
                .forEach(bundle -> all.add(failure(bundle, "a test process", "crashed; not all of its tests ran")));
        maven.failedModules().forEach((bundle, why) -> {
            boolean explained = all.stream().anyMatch(one -> one.bundle().equals(bundle) && isFailure(one));
            if (!explained) {
                all.add(failure(bundle, "the build", why));
            }
        });
        if (exitStatus != 0 && all.stream().noneMatch(Summary::isFailure)) {
            all.add(failure("pharos", "the build", "Maven ended with status " + exitStatus + "; see target/test.log"));
        }
        return all;
    }

    /** Prints it all, the numbers last. @return whether nothing failed and something ran */
    boolean print(PrintStream out) {
        List<Outcome> failed = outcomes.stream().filter(Summary::isFailure).toList();
        failed.stream().limit(FAILURES_SHOWN_MAX).forEach(one -> print(out, one));
        if (failed.size() > FAILURES_SHOWN_MAX) {
            out.println("... and " + (failed.size() - FAILURES_SHOWN_MAX) + " more");
        }
        reasons().forEach((reason, count) ->
                out.println("skipped " + count + (count == 1 ? " test: " : " tests: ") + reason));
        long skipped = count(Outcome.Result.SKIPPED);
        if (skipped > 0) {
            out.println("./pharos doctor says how to get what is missing.");
        }
        long passed = count(Outcome.Result.PASSED);
        if (passed == 0 && failed.isEmpty()) {
            out.println("No test ran, so nothing is known.");
        }
        out.println(passed + " passed, " + failed.size() + " failed, " + skipped + " skipped");
        out.flush();
        return failed.isEmpty() && passed > 0;
    }

    private void print(PrintStream out, Outcome one) {
        out.println("FAILED  " + one.bundle() + "  " + one.test());
        String message = readable(one.message());
        String text = message.length() > MESSAGE_CHARS_MAX ? message.substring(0, MESSAGE_CHARS_MAX) + " ..." : message;
        text.lines().forEach(line -> out.println("        " + line));
    }

    private Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        outcomes.stream().filter(one -> one.result() == Outcome.Result.SKIPPED)
                .map(one -> readable(one.message()).lines().findFirst().orElse("no reason was given"))
                .forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        return reasons;
    }

    /** Paths as seen from the checkout. */
    private String readable(String message) {
        String text = message.replace(root.toString() + "/", "");
        return root.getParent() == null ? text : text.replace(root.getParent().toString() + "/", "../");
    }

    private long count(Outcome.Result result) {
        return outcomes.stream().filter(one -> one.result() == result).count();
    }

    private static boolean isFailure(Outcome one) {
        return one.result() == Outcome.Result.FAILED;
    }

    private static Outcome failure(String bundle, String what, String why) {
        return new Outcome(bundle, what, Outcome.Result.FAILED, why);
    }
}
