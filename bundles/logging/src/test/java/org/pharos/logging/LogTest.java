package org.pharos.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.test.kit.ManualClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LogTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Logger logger = LoggerFactory.getLogger("org.pharos.gateway.core.Pipeline");
    private Path path;
    private Log log;
    private Log before;

    @BeforeEach
    void open() throws IOException {
        path = folder.resolve("log/gateway.log");
        log = new Log(new LogFile(path, 200, 3), new PrintStream(console, true, StandardCharsets.UTF_8),
                new ManualClock(Instant.parse("2026-11-23T10:00:00.1234Z")));
        before = Log.use(log);
    }

    @AfterEach
    void close() throws IOException {
        Log.use(before).close();
    }

    @Test
    void writesOneLineWithTimeLevelShortLoggerAndMessage() throws IOException {
        logger.info("{} studies are under way.", 3);
        assertThat(lines()).containsExactly("2026-11-23T10:00:00.123Z INFO  core.Pipeline  3 studies are under way.");
    }

    @Test
    void theBrokerDoesNotTellOfEachMessage() throws IOException {
        Logger audit = LoggerFactory.getLogger("org.apache.activemq.audit.message");

        audit.info("AMQ601500: User this machine@127.0.0.1:53394 sent a message CoreMessage[messageID=44]");
        audit.warn("The broker is in trouble.");

        assertThat(audit.isInfoEnabled()).isFalse();
        assertThat(lines()).singleElement().asString().endsWith("The broker is in trouble.");
    }

    @Test
    void aPeersWordsCannotForgeALine() throws IOException {
        logger.info("calling AE {}", "X\n2026-11-23T10:00:00Z ERROR core.Pipeline  all is lost\u001b[31m");
        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).doesNotContain("\u001b");
    }

    @Test
    void cutsALineNobodyWouldRead() throws IOException {
        logger.info("x".repeat(LogLine.MESSAGE_CHARS_MAX + 7));
        assertThat(lines().get(0)).endsWith("... (7 more characters)");
    }

    @Test
    void tellsThePersonWarningsWithoutTheirTrace() throws IOException {
        logger.warn("The PACS is down.", new IllegalStateException("refused"));
        assertThat(console.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("The PACS is down.");
        assertThat(lines()).hasSizeGreaterThan(2).anyMatch(line -> line.contains("IllegalStateException: refused"));
    }

    @Test
    void keepsTheConsoleFreeOfWhatLibrariesPrint() throws IOException {
        StrayOutput.named("stdout").println("ERROR something inside");
        assertThat(console.size()).isZero();
        assertThat(lines()).singleElement().asString().contains("ERROR stdout");
    }

    @Test
    void startsAFreshFileWhenOneIsFullAndKeepsOnlySoMany() throws IOException {
        for (int i = 0; i < 12; i++) {
            logger.info("line {} of this test, long enough for three to fill a file", i);
        }
        try (Stream<Path> files = Files.list(path.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("gateway.log", "gateway.log.1", "gateway.log.2");
        }
        assertThat(Files.readString(path)).contains("line 11");
        assertThat(Files.size(path)).isLessThanOrEqualTo(200);
    }

    @Test
    void goesOnWithoutAFileThatCannotBeWrittenAndSaysSoOnce() throws IOException {
        log.close();
        Log.use(new Log(broken(), new PrintStream(console, true, StandardCharsets.UTF_8),
                new ManualClock(Instant.EPOCH)));
        logger.info("one");
        logger.info("two");
        assertThat(console.toString(StandardCharsets.UTF_8)).containsOnlyOnce("cannot be written");
    }

    @Test
    void writesDebugOnlyForWhomItIsWanted() throws IOException {
        log.levels(new Levels(Level.INFO, List.of("org.eclipse"), List.of("org.pharos.gateway")));
        logger.debug("wanted");
        logger.trace("never");
        LoggerFactory.getLogger("org.eclipse.jetty").info("quiet");
        LoggerFactory.getLogger("other").debug("unwanted");
        assertThat(lines()).singleElement().asString().endsWith("wanted");
    }

    private LogFile broken() throws IOException {
        LogFile file = new LogFile(folder.resolve("other/gateway.log"), 1, 2);
        file.write("first\n");
        Files.delete(folder.resolve("other/gateway.log"));
        Files.delete(folder.resolve("other"));
        return file;
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(path);
    }
}
