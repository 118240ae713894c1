package org.pharos.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @Test
    void aPlainPathStaysAsItIs() {
        assertThat(ShellWord.of(Path.of("/tmp/pharos-demo-1"))).isEqualTo("/tmp/pharos-demo-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp/box 1", "/tmp/it's", "/tmp/a;ls", "/tmp/$HOME", "/tmp/R\u00f6ntgen"})
    void aShellReadsAnyPathAsOneWord(String path) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s|' " + ShellWord.of(Path.of(path))).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(path + "|");
    }
}
