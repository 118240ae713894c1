package org.pharos.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "java.io.IOException: Port 104 is in use                                    | Port 104 is in use",
        "a.B: the store is away~  at a.B.c(B.java:1)~Caused by: java.net.ConnectException: refused~ at x | the store "
        + "is away",
        "java.lang.reflect.InvocationTargetException~ at x~Caused by: a.B: taken~ at y~ ... 3 more      | taken",
        "java.io.UncheckedIOException: java.io.IOException: full~ at x~Caused by: java.io.IOException: full | full",
        "a.B: it says: more                                                          | it says: more",
        "no type at all                                                              | no type at all",
        "''                                                                          | no reason was given",
    })
    void takesTheWordsOfTheComponentItself(String trace, String words) {
        assertThat(FailureText.ofComponent(trace.replace('~', '\n'))).isEqualTo(words);
    }

    @Test
    void tellsACauseFromItsConsequence() {
        assertThat(FailureText.comesFromAnother(
                "org.osgi.service.component.ComponentException: Unable to get service for"
                + " reference $001\n at x")).isTrue();
        assertThat(FailureText.comesFromAnother("java.io.IOException: Port 104 is in use")).isFalse();
    }
}
