package org.pharos.web.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTest {

    @TempDir
    Path home;

    @Test
    void makesAKeyThatOnlyItsUserCanReadAndKeepsIt() throws IOException {
        Path keys = home.resolve("keys");
        OperatorKey.in(keys);
        String key = Files.readString(keys.resolve(OperatorKey.FILE)).strip();

        assertThat(key).hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(OperatorKey.FILE))))
                .isEqualTo("rw-------");
        assertThat(OperatorKey.in(keys).check(key)).isEqualTo(OperatorKey.Answer.RIGHT);
    }

    @Test
    void refusesAnEmptyKeyAndAWrongOne() throws IOException {
        OperatorKey key = OperatorKey.in(home);

        assertThat(key.check("")).isEqualTo(OperatorKey.Answer.WRONG);
        assertThat(key.check(null)).isEqualTo(OperatorKey.Answer.WRONG);
        assertThat(key.check("guess")).isEqualTo(OperatorKey.Answer.WRONG);
    }

    @Test
    void keepsAGuesserWaitingEvenWhenTheNextGuessIsRight() throws IOException {
        OperatorKey key = OperatorKey.in(home);
        for (int i = 0; i < 10; i++) {
            key.check("guess " + i);
        }

        assertThat(key.check(Files.readString(home.resolve(OperatorKey.FILE)))).isEqualTo(OperatorKey.Answer.TOO_MANY);
    }
}
