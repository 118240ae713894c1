package org.pharos.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Report report =
            new Report(new PrintStream(told), new PrintStream(OutputStream.nullOutputStream()), false);

    @Test
    void aFigureBelowItsBarIsNotCalledReached() {
        report.figure("rate", 19.99, Bar.atLeast(20, ""));
        assertThat(told.toString()).contains("bar >= 20").endsWith("not reached" + System.lineSeparator());
        assertThat(report.summary()).isEqualTo("0 bars reached, 1 not reached, 0 skipped");
    }

    @Test
    void whatIsShownIsWhatIsJudged() {
        report.figure("latency", 1.5, Bar.atMost(1.5, "s"));
        assertThat(told.toString()).contains("1.50 s").contains("bar <= 1.5 s").contains(" reached");
    }

    @Test
    void anAbsentPeerIsNamedAndCounted() {
        report.skipped("Orthanc", "not installed here");
        assertThat(told.toString()).contains("Orthanc").contains("not installed here");
        assertThat(report.summary()).endsWith("1 skipped");
    }
}
