package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.process.FreePort;
import org.pharos.process.LocalWeb;
import org.pharos.process.RunningProcess;
import org.pharos.test.support.FakeModality;

/**
 * The applications as they are assembled, on each framework and each Java. An application says that it is ready only
 * when every bundle is active and no component waits; {@link RefusalsTest} shows that it would say so otherwise.
 */
class ApplicationsTest {

    /** What a process that ended because it was asked to says: 128 and the number of the signal. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static final Path ROOT = Path.of(System.getProperty("pharos.root"));

    @TempDir
    Path folder;

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Osgi.values()).flatMap(framework -> Stream.of(
                Arguments.of(framework, Named.<Supplier<Jdk>>of("this Java", Jdk::running)),
                Arguments.of(framework, Named.<Supplier<Jdk>>of("another Java", Jdk::other))));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void theGatewayIsReadyAndAnswersAModality(Osgi framework, Supplier<Jdk> jdk) throws Exception {
        int dicom = FreePort.find();
        int web = FreePort.find();
        try (RunningProcess gateway = start(framework, jdk.get(), "gateway", "--dicom-port", dicom, "--web-port", web,
                "--modality", "SIMULATED@127.0.0.1")) {
            awaitReady(gateway, "gateway", web);
            assertThat(new FakeModality("SIMULATED", "127.0.0.1", dicom, "PHAROS").echo()).isEqualTo(Status.SUCCESS);
            assertThat(LocalWeb.status(web, "/")).isEqualTo(200);
            assertThatItEndsCleanly(gateway);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void theConsoleIsReady(Osgi framework, Supplier<Jdk> jdk) throws Exception {
        int web = FreePort.find();
        try (RunningProcess console = start(framework, jdk.get(), "console", "--mqtt-port", FreePort.find(),
                "--web-port", web)) {
            awaitReady(console, "console", web);
            assertThat(LocalWeb.status(web, "/")).isEqualTo(200);
            assertThatItEndsCleanly(console);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void theCommunityPageIsReady(Osgi framework, Supplier<Jdk> jdk) throws Exception {
        int web = FreePort.find();
        try (RunningProcess community = start(framework, jdk.get(), "community", "--web-port", web)) {
            awaitReady(community, "community", web);
            assertThat(LocalWeb.status(web, "/")).isEqualTo(200);
            assertThatItEndsCleanly(community);
        }
    }

    private RunningProcess start(Osgi framework, Jdk jdk, String command, Object... flags) throws IOException {
        Stream<String> home = Stream.of(command, "--home", folder.resolve("a home").toString());
        return RunningProcess.start(command, folder.resolve("said.txt"), framework.command(jdk, ROOT,
                Stream.concat(home, Stream.of(flags).map(Object::toString)).toList()));
    }

    private static void awaitReady(RunningProcess process, String name, int web) throws Exception {
        process.awaitSign("its greeting", Osgi.MOST_S, () -> process.output().contains("Stop it with Ctrl-C."));
        assertThat(process.output()).contains("Pharos " + name);
        process.awaitHealth(web, Osgi.MOST_S);
    }

    private static void assertThatItEndsCleanly(RunningProcess process) throws Exception {
        assertThat(process.stop(Osgi.MOST_S)).as(process.output()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(process.output()).doesNotContain("Exception", "did not end in time");
    }
}
