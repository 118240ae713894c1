package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;

/** An application that lacks something does not pretend to be ready: it says what is missing, and ends. */
class RefusalsTest {

    private static final Path APP = Path.of("bundles/community.app/target/app");

    @TempDir
    Path folder;

    private List<String> list;

    @BeforeEach
    void copyTheApplication() throws IOException {
        Path original = Path.of(System.getProperty("pharos.root")).resolve(APP);
        Path copy = Files.createDirectories(folder.resolve(APP));
        for (String name : List.of("bundles", "config", "framework.properties")) {
            Files.createSymbolicLink(copy.resolve(name), original.resolve(name));
        }
        list = Files.readAllLines(original.resolve("start.list"));
    }

    @ParameterizedTest
    @EnumSource
    void aBundleWhosePackageNobodyOffersIsNamedWithThePackage(Osgi framework) throws Exception {
        String said = startedWithout(framework, "jackson-databind");
        assertThat(said.lines().filter(line -> line.startsWith("org.pharos.")))
                .allMatch(line -> line.contains(": did not start, ")).anyMatch(line -> line.startsWith(
                        "org.pharos.release.format: did not start, nobody offers the package com.fasterxml.jackson."));
    }

    @ParameterizedTest
    @EnumSource
    void aComponentThatWaitsForAServiceIsNamedWithTheService(Osgi framework) throws Exception {
        String said = startedWithout(framework, "org.apache.felix.configadmin");
        assertThat(said.lines().filter(line -> line.startsWith("org.pharos."))).isNotEmpty()
                .anyMatch(line -> line.contains("org.osgi.service.cm"));
    }

    private String startedWithout(Osgi framework, String bundle) throws Exception {
        List<String> rest = list.stream().filter(line -> !line.endsWith(" " + bundle)).toList();
        assertThat(rest).hasSizeLessThan(list.size());
        Files.write(folder.resolve(APP).resolve("start.list"), rest);
        RunningProcess process = RunningProcess.start("community", folder.resolve("said.txt"),
                framework.command(Jdk.running(), folder, List.of("community", "--home",
                        folder.resolve("home").toString(), "--web-port", Integer.toString(FreePort.find()))));
        assertThat(process.awaitEnd(Osgi.MOST_S)).as(process.output()).isEqualTo(1);
        return process.output();
    }
}
