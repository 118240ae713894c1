package org.pharos.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessTest {

    /** For what never comes. */
    private static final long LIMIT_S = 120;

    @TempDir
    Path folder;

    @Test
    void tellsWhatWasPrintedInThisRunAndHowItEnded() throws Exception {
        assertThat(start("echo before").awaitEnd(LIMIT_S)).isZero();

        RunningProcess again = start("echo why it ended >&2; exit 3");
        assertThat(again.awaitEnd(LIMIT_S)).isEqualTo(3);
        assertThat(again.output()).isEqualTo("why it ended\n");
        assertThatThrownBy(again::requireAlive).isInstanceOf(IOException.class)
                .hasMessage("the shell ended (exit code 3). It printed last:\n  why it ended");
    }

    @Test
    void waitsForASignAndNoLongerThanTheProcessLives() throws Exception {
        try (RunningProcess shell = start("echo here; exec tail -f /dev/null")) {
            shell.awaitSign("a word", LIMIT_S, () -> shell.output().contains("here"));
            shell.requireAlive();
            shell.kill();
            assertThatThrownBy(() -> shell.awaitSign("another", LIMIT_S, () -> false))
                    .isInstanceOf(IOException.class).hasMessageContaining("exit code 137");
        }
    }

    @Test
    void endsOneThatDoesNotEndByItself() throws Exception {
        RunningProcess endless = start("exec tail -f /dev/null");
        assertThatThrownBy(() -> endless.awaitEnd(0)).isInstanceOf(IOException.class)
                .hasMessageContaining("did not end");
        assertThat(endless.isAlive()).isFalse();
        assertThat(start("exec tail -f /dev/null").stop(LIMIT_S)).as("128 and SIGTERM").isEqualTo(143);
    }

    @Test
    void endsOneThatDoesNotGetReadyAndKeepsOneThatDoes() throws Exception {
        RunningProcess never = start("exec tail -f /dev/null");
        assertThatThrownBy(() -> never.awaitOrClose(shell -> shell.awaitSign("a word", 0, () -> false)))
                .isInstanceOf(IOException.class).hasMessageContaining("a word has not come");
        assertThat(never.isAlive()).isFalse();

        try (RunningProcess ready = start("exec tail -f /dev/null")) {
            assertThat(ready.awaitOrClose(RunningProcess::requireAlive)).isSameAs(ready);
            assertThat(ready.isAlive()).isTrue();
        }
    }

    private RunningProcess start(String script) throws IOException {
        return RunningProcess.start("the shell", folder.resolve("said/output.txt"),
                new ProcessBuilder("sh", "-c", script));
    }
}
