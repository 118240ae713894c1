package org.pharos.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {

    @ParameterizedTest
    @CsvSource({"org.pharos.gateway.core.Pipeline,core.Pipeline", "core.Pipeline,core.Pipeline", "Pipeline,Pipeline",
        "'',''"})
    void shortensTheLoggersName(String full, String expected) {
        assertThat(LogLine.shortName(full)).isEqualTo(expected);
    }
}
