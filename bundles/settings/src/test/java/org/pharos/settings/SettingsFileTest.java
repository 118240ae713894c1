package org.pharos.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path folder;

    @Test
    void knowsTheLineOfEachProperty() {
        SettingsFile file = SettingsFile.parse("config/x.cfg", """
                # a comment
                port = 104

                list = a,\\
                  b
                site: Zuid
                """);
        assertThat(file.entries()).containsEntry("port", new SettingsFile.Entry(2, "104"))
                .containsEntry("list", new SettingsFile.Entry(4, "a,b"))
                .containsEntry("site", new SettingsFile.Entry(6, "Zuid"));
    }

    @Test
    void aCommentDoesNotContinue() {
        assertThat(SettingsFile.parse("x", "# ends with \\\nport = 1").values()).containsOnlyKeys("port");
    }

    @Test
    void ofTwoEqualKeysTheLaterCounts() {
        assertThat(SettingsFile.parse("x", "a = 1\na = 2").entries())
                .containsEntry("a", new SettingsFile.Entry(2, "2"));
    }

    @Test
    void leavesOutAValueWithABrokenEscape() {
        assertThat(SettingsFile.parse("x", "a = \\u12\nb = 2").values()).containsOnlyKeys("b");
    }

    @Test
    void keepsLettersOfAllLanguages() {
        assertThat(SettingsFile.parse("x", "site = Zürich 東京").values()).containsEntry("site", "Zürich 東京");
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        Path file = Files.writeString(folder.resolve("a.cfg"), "a".repeat((int) SettingsFile.BYTES_MAX + 1));
        assertThatThrownBy(() -> SettingsFile.read(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("256 KiB");
    }
}
