package org.pharos.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "java.io.IOException: Port 104 is in use                                    | Port 104 is in use",
        "a.B: outer~  at a.B.c(B.java:1)~Caused by: java.net.BindException: taken~ at x | taken",
        "a.B: it says: more                                                          | it says: more",
        "no type at all                                                              | no type at all",
        "''                                                                          | no reason was given",
    })
    void takesTheWordsOfTheInnermostCause(String trace, String words) {
        assertThat(FailureText.lastCause(trace.replace('~', '\n'))).isEqualTo(words);
    }
}
