package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.OutsideTool;

/** The script {@code pharos} on machines that lack something. A wrong flag shows that it came as far as Java. */
class ScriptTest {

    private static final Path ROOT = Path.of(System.getProperty("pharos.root")).toAbsolutePath().normalize();
    private static final Path SCRIPT = ROOT.resolve("pharos");
    private static final int WRONG_USE = 2;
    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "id", "sed", "head", "find",
            "grep", "uname", "mkdir", "touch", "rm", "mv", "cut", "getent", "env", "cat");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    /** A machine without Python, pip, apt-get and network. */
    @BeforeEach
    void makeABareMachine() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(bin.resolve(tool), find(tool).orElseThrow());
        }
        Files.createSymbolicLink(bin.resolve("mvn"), find("true").orElseThrow());
    }

    @Test
    void withoutPipTheGatewayRunsOnOnnxRuntimeAndSaysSo() throws Exception {
        Map<String, String> cache = Map.of("PHAROS_CACHE", folder.resolve("cache").toString());
        assertThat(run(cache, ROOT, SCRIPT, "gateway", "--home", "x", "--nonsense")).isEqualTo(WRONG_USE);
        assertThat(said).anyMatch(line -> line.contains("ONNX Runtime")).last().asString().contains("--nonsense");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamedAndTheGatewayRunsAllTheSame() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Map<String, String> cache = Map.of("PHAROS_CACHE", file.resolve("cache").toString());
        assertThat(run(cache, ROOT, SCRIPT, "gateway", "--home", "x", "--nonsense")).isEqualTo(WRONG_USE);
        assertThat(said).first().asString().contains(file.resolve("cache").toString(), "cannot be written");
        assertThat(said).last().asString().contains("--nonsense");
    }

    @Test
    void itNeedsNoHomeVariable() throws Exception {
        assertThat(run(Map.of(), ROOT, SCRIPT, "community", "--home", "x", "--nonsense")).isEqualTo(WRONG_USE);
        assertThat(said).singleElement().asString().contains("--nonsense");
    }

    @Test
    void itMayBeCalledFromAnywhereThroughALinkWithSpaces() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("another folder"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("my pharos"), SCRIPT);
        assertThat(run(Map.of(), elsewhere, link, "console", "--home", "x", "--nonsense")).isEqualTo(WRONG_USE);
        assertThat(said).singleElement().asString().contains("--nonsense");
    }

    @Test
    void itReadsNamesOfEveryLanguageWhereNoneIsSet() throws Exception {
        assertThat(run(Map.of(), ROOT, SCRIPT, "send", "--to", "A@127.0.0.1:1", "/no/R\u00f6ntgen")).isNotZero();
        assertThat(said).singleElement().asString().startsWith("cannot read /no/R\u00f6ntgen");
    }

    @Test
    void theDoctorNeedsNeitherJavaNorNetwork() throws Exception {
        assertThat(run(Map.of("PHAROS_CACHE", folder.toString()), ROOT, SCRIPT, "doctor"))
                .as("what is needed is not here").isOne();
        assertThat(said).first().asString().contains("how to get it");
        assertThat(said).anyMatch(line -> line.startsWith("NO") && line.contains("Maven"));
        assertThat(said).last().asString().startsWith("Pharos cannot be built here yet");
    }

    @Test
    void theScriptsHaveNoTraps() {
        OutsideTool.Result result = OutsideTool.require("shellcheck")
                .run(SCRIPT.toString(), ROOT.resolve(".ci/run").toString());
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    /** @return the exit status; what it said is in {@link #said} */
    private int run(Map<String, String> environment, Path from, Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", folder.resolve("bin").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PHAROS_NO_BUILD", "1");
        RunningProcess process = RunningProcess.start("the script", folder.resolve("output"), builder);
        int status = process.awaitEnd(Osgi.MOST_S);
        said.addAll(process.output().lines().toList());
        return status;
    }

    private static Optional<Path> find(String tool) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin").map(place -> Path.of(place, tool))
                .filter(Files::isExecutable).findFirst();
    }
}
