package org.pharos.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPlanTest {

    @TempDir
    Path bundles;

    @BeforeEach
    void makeBundles() throws IOException {
        source("gateway.spool/src/test/java/a/spool/KillTest.java");
        source("gateway.spool/src/test/java/a/spool/Sample.java");
        source("gateway.core/src/test/java/a/core/PipelineTest.java");
        source("itest.framework/src/main/java/a/itest/StartsTest.java");
        source("dicom.net/src/main/java/a/net/LoopTest.java");
    }

    @Test
    void takesAllClassesOfABundleWhoseNameFits() throws IOException {
        assertThat(fitting("spool").allClasses()).containsExactly("a.spool.KillTest");
    }

    @Test
    void takesSingleClassesByName() throws IOException {
        assertThat(fitting("pipelinetest").classes()).containsOnlyKeys("gateway.core");
    }

    @Test
    void takesWhatFitsAnyOfSeveralFilters() throws IOException {
        assertThat(fitting("KillTest", "gateway.c*").allClasses())
                .containsExactly("a.core.PipelineTest", "a.spool.KillTest");
    }

    @Test
    void understandsPatterns() throws IOException {
        assertThat(fitting("gateway.*").classes()).containsOnlyKeys("gateway.core", "gateway.spool");
        assertThat(fitting("K?llTest").allClasses()).containsExactly("a.spool.KillTest");
    }

    @Test
    void findsTestsOfTheFrameworkWhereTheyLieAndNoProductionClassThatIsCalledTest() throws IOException {
        assertThat(fitting().allClasses())
                .containsExactly("a.core.PipelineTest", "a.spool.KillTest", "a.itest.StartsTest");
    }

    @Test
    void tellsTestsInsideAFrameworkFromPlainOnes() throws IOException {
        assertThat(fitting().inFramework()).containsExactly("a.itest.StartsTest");
        assertThat(fitting("itest.framework").inFramework()).containsExactly("a.itest.StartsTest");
        assertThat(fitting("KillTest").inFramework()).isEmpty();
    }

    @Test
    void mavenRunsInsideTheFrameworkOnlyWhatWasAskedFor() throws IOException {
        assertThat(Maven.verify(fitting("StartsTest"), false, false))
                .contains("-Dframework.tests=a.itest.StartsTest").doesNotContain("-Dframework.skip=true");
        assertThat(Maven.verify(fitting("KillTest"), false, false)).contains("-Dframework.skip=true");
    }

    @Test
    void isEmptyWhenNothingFits() throws IOException {
        assertThat(fitting("nonsense").classes()).isEmpty();
    }

    private TestPlan fitting(String... filters) throws IOException {
        return TestPlan.fitting(List.of(filters), bundles);
    }

    private void source(String path) throws IOException {
        Path file = bundles.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Path bundle = bundles.resolve(bundles.relativize(file).getName(0));
        Files.writeString(bundle.resolve("pom.xml"), "");
    }
}
