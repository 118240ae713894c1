package org.pharos.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    Path root;

    private final MavenLog maven = new MavenLog(new Progress(new PrintStream(new ByteArrayOutputStream()), false));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void makeABundle() throws IOException {
        Files.createDirectories(root.resolve("bundles"));
    }

    @Test
    void countsPlainReportsAndReportsOfTestsInAFramework() throws IOException {
        report("gateway.spool/target/surefire-reports", "<testcase classname='a.B' name='keeps'/>");
        report("itest.framework/target/test-reports/itest", "<testcase classname='a.C' name='starts'/>");
        assertThat(print(0)).isTrue();
        assertThat(lines()).containsExactly("2 passed, 0 failed, 0 skipped");
    }

    @Test
    void namesEachFailureWithItsMessage() throws IOException {
        report("gateway.spool/target/surefire-reports", "<testcase classname='a.SpoolTest' name='keeps'/>"
                + "<testcase classname='a.SpoolTest' name='loses'><failure message='expected 1 but was 0' "
                + "type='x'>trace</failure></testcase>");
        assertThat(print(0)).isFalse();
        assertThat(lines()).containsExactly("FAILED  gateway.spool  SpoolTest.loses", "        expected 1 but was 0",
                "1 passed, 1 failed, 0 skipped");
    }

    @Test
    void givesEachReasonForSkippingOnceWithItsCount() throws IOException {
        String skipped = "<testcase classname='a.B' name='n'><skipped message='no test data at "
                + root.getParent() + "/shared/data'/></testcase>";
        report("dicom.data/target/surefire-reports", skipped + skipped + "<testcase classname='a.B' name='runs'/>"
                + "<testcase classname='a.B' name='o'><skipped message='no Orthanc on this machine'/></testcase>");
        assertThat(print(0)).isTrue();
        assertThat(lines()).containsExactly("skipped 1 test: no Orthanc on this machine",
                "skipped 2 tests: no test data at ../shared/data", "./pharos doctor says how to get what is missing.",
                "1 passed, 0 failed, 3 skipped");
    }

    @Test
    void failsWhenAModuleDoesNotCompileAlthoughAllOtherTestsPass() throws IOException {
        report("dicom.data/target/surefire-reports", "<testcase classname='a.B' name='n'/>");
        Stream.of("[INFO] Building gateway.core 0.1.0   [7/38]", "[ERROR] /x/Pipeline.java:[12,3] cannot find symbol",
                "[ERROR] Failed to execute goal a:b:1:compile (default) on project org.pharos.gateway.core: "
                + "Compilation failure")
                .forEach(maven::line);
        assertThat(print(1)).isFalse();
        assertThat(lines()).containsExactly("FAILED  gateway.core  the build",
                "        Pipeline.java line 12: cannot find symbol", "1 passed, 1 failed, 0 skipped");
    }

    @Test
    void failsWhenATestProcessCrashedAlthoughMavenWasToldToGoOn() throws IOException {
        report("dicom.image/target/surefire-reports", "<testcase classname='a.B' name='n'/>");
        maven.line("[INFO] Building dicom.image 0.1.0   [3/38]");
        maven.line("[ERROR] ExecutionException The forked VM terminated without properly saying goodbye.");
        assertThat(print(0)).isFalse();
        assertThat(lines()).last().isEqualTo("1 passed, 1 failed, 0 skipped");
    }

    @Test
    void failsWhenMavenFailedForAReasonNobodyTold() throws IOException {
        report("dicom.image/target/surefire-reports", "<testcase classname='a.B' name='n'/>");
        assertThat(print(1)).isFalse();
    }

    @Test
    void failsWhenNothingRan() throws IOException {
        assertThat(print(0)).isFalse();
        assertThat(lines()).last().isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void countsAReportThatWasCutOffAsAFailure() throws IOException {
        Path folder = Files.createDirectories(root.resolve("bundles/gateway.core/target/surefire-reports"));
        Files.writeString(folder.resolve("TEST-a.xml"), "<testsuite><testcase classname='a.B' name='n'/>");
        assertThat(print(0)).isFalse();
    }

    @Test
    void forgetsTheReportsOfEarlierRuns() throws IOException {
        report("dicom.data/target/surefire-reports", "<testcase classname='a.Gone' name='n'/>");
        JUnitReports reports = new JUnitReports(root.resolve("bundles"));
        reports.clear();
        assertThat(reports.read()).isEmpty();
    }

    private void report(String folder, String cases) throws IOException {
        Path path = Files.createDirectories(root.resolve("bundles").resolve(folder));
        Files.writeString(path.resolve("TEST-x.xml"), "<testsuite>" + cases + "</testsuite>");
    }

    private boolean print(int status) throws IOException {
        maven.end();
        List<Outcome> outcomes = Summary.complete(new JUnitReports(root.resolve("bundles")).read(), maven, status);
        return new Summary(root, outcomes).print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
