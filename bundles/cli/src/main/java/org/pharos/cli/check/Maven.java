package org.pharos.cli.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Maven as a process of its own; all it says goes to a file and to a follower. */
final class Maven {

    private final Path root;

    Maven(Path root) {
        this.root = root;
    }

    /** The arguments for a run of tests. The applications were assembled before and stay as they are. */
    static List<String> verify(TestPlan plan, boolean everything, boolean longOnes) {
        List<String> arguments = new ArrayList<>(List.of("-B", "-ntp", "--fail-at-end",
                "-Dmaven.test.failure.ignore=true", "-Dmdep.skip=true", "-Dmaven.clean.skip=true"));
        if (longOnes) {
            arguments.add("-DexcludedGroups=");
        }
        if (!everything) {
            arguments.add("-pl");
            arguments.add(String.join(",", plan.classes().keySet().stream().map(bundle -> "bundles/" + bundle)
                    .toList()));
            arguments.add("-am");
            arguments.add("-Dtest=" + String.join(",", plan.allClasses()));
            arguments.add("-Dsurefire.failIfNoSpecifiedTests=false");
            arguments.add(plan.inFramework().isEmpty()
                    ? "-Dframework.skip=true" : "-Dframework.tests=" + String.join(",", plan.inFramework()));
        }
        arguments.add("verify");
        return arguments;
    }

    /** @return Maven's exit status */
    int run(List<String> arguments, Path log, MavenLog follower) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("PHAROS_NO_BUILD", "1");
        Process process = builder.start();
        Thread stopper = new Thread(process::destroy, "stop maven");
        Runtime.getRuntime().addShutdownHook(stopper);
        try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter file = new PrintWriter(Files.newBufferedWriter(log))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.println(line);
                file.flush();
                follower.line(line);
            }
        }
        follower.end();
        return process.waitFor();
    }
}
