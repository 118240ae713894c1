package org.pharos.cli.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pharos.cli.place.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./pharos test}: all checks of this checkout. */
@Command(name = "test", mixinStandardHelpOptions = true,
        description = "Runs all checks. The last line says how many passed, failed and were skipped.")
public final class TestCommand implements Callable<Integer> {

    @Option(names = "--long", description = "Also those that take minutes each.")
    private boolean longOnes;

    @Parameters(arity = "0..*", paramLabel = "FILTER",
            description = "Only bundles or test classes with one of these in their name; * and ? stand for anything.")
    private List<String> filters = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = Installation.root();
        PrintStream out = System.out;
        Path bundles = root.resolve("bundles");
        for (String filter : filters) {
            if (TestPlan.fitting(List.of(filter), bundles).classes().isEmpty()) {
                System.err.println("No bundle and no test class is called like '" + filter + "'.");
                return end(root, out, List.of());
            }
        }
        TestPlan plan = TestPlan.fitting(filters, bundles);
        out.println("Running " + plan + "; Maven's words are in target/test.log.");
        JUnitReports reports = new JUnitReports(bundles);
        reports.clear();
        Progress progress = new Progress(out, System.console() != null);
        MavenLog maven = new MavenLog(progress);
        Path log = Files.createDirectories(root.resolve("target")).resolve("test.log");
        int status = new Maven(root).run(Maven.verify(plan, filters.isEmpty(), longOnes), log, maven);
        progress.clear();
        return end(root, out, Summary.complete(reports.read(), maven, status));
    }

    private static int end(Path root, PrintStream out, List<Outcome> outcomes) {
        return new Summary(root, outcomes).print(out) ? 0 : 1;
    }
}
