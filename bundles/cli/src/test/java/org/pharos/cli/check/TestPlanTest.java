package org.pharos.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(TestPlan.fitting("spool", bundles).allClasses()).containsExactly("a.spool.KillTest");
    }

    @Test
    void takesSingleClassesByName() throws IOException {
        assertThat(TestPlan.fitting("pipelinetest", bundles).classes()).containsOnlyKeys("gateway.core");
    }

    @Test
    void understandsPatterns() throws IOException {
        assertThat(TestPlan.fitting("gateway.*", bundles).classes()).containsOnlyKeys("gateway.core", "gateway.spool");
        assertThat(TestPlan.fitting("K?llTest", bundles).allClasses()).containsExactly("a.spool.KillTest");
    }

    @Test
    void findsTestsOfTheFrameworkWhereTheyLieAndNoProductionClassThatIsCalledTest() throws IOException {
        assertThat(TestPlan.fitting("", bundles).allClasses())
                .containsExactly("a.core.PipelineTest", "a.spool.KillTest", "a.itest.StartsTest");
    }

    @Test
    void tellsTestsInsideAFrameworkFromPlainOnes() throws IOException {
        assertThat(TestPlan.fitting("", bundles).inFramework()).containsExactly("a.itest.StartsTest");
        assertThat(TestPlan.fitting("itest.framework", bundles).inFramework()).containsExactly("a.itest.StartsTest");
        assertThat(TestPlan.fitting("KillTest", bundles).inFramework()).isEmpty();
    }

    @Test
    void mavenRunsInsideTheFrameworkOnlyWhatWasAskedFor() throws IOException {
        assertThat(Maven.verify(TestPlan.fitting("StartsTest", bundles), false, false))
                .contains("-Dframework.tests=a.itest.StartsTest").doesNotContain("-Dframework.skip=true");
        assertThat(Maven.verify(TestPlan.fitting("KillTest", bundles), false, false)).contains("-Dframework.skip=true");
    }

    @Test
    void isEmptyWhenNothingFits() throws IOException {
        assertThat(TestPlan.fitting("nonsense", bundles).classes()).isEmpty();
    }

    private void source(String path) throws IOException {
        Path file = bundles.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Path bundle = bundles.resolve(bundles.relativize(file).getName(0));
        Files.writeString(bundle.resolve("pom.xml"), "");
    }
}
