package org.pharos.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsEditorTest {

    @TempDir
    Path folder;

    @Test
    void changesOneLineAndKeepsAllOthers() {
        List<String> lines = List.of("# who may send", "modalities = CT1,\\", "  CT2", "", "aeTitle = PHAROS");
        assertThat(SettingsEditor.edited(lines, "modalities", "CT1,CT2,MR1"))
                .containsExactly("# who may send", "modalities = CT1,CT2,MR1", "", "aeTitle = PHAROS");
    }

    @Test
    void writesANewPropertyAfterItsExample() {
        assertThat(SettingsEditor.edited(List.of("# who", "#modalities = CT1", "", "#x = 1"), "modalities", "MR1"))
                .containsExactly("# who", "#modalities = CT1", "modalities = MR1", "", "#x = 1");
    }

    @Test
    void writesAPropertyWithoutExampleAtTheEnd() {
        assertThat(SettingsEditor.edited(List.of("a = 1"), "b", "2")).containsExactly("a = 1", "b = 2");
    }

    @Test
    void ofTwoEqualKeysOneRemains() {
        assertThat(SettingsEditor.edited(List.of("a = 1", "b = 2", "a = 3"), "a", "4"))
                .containsExactly("a = 4", "b = 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CT1@10.0.0.0/8,CT2@::/0", "C:\\data", "two\nlines", "Zürich", "a = b # c", ""})
    void whatIsWrittenIsReadBackTheSame(String value) throws IOException {
        SettingsFolder settings = new SettingsFolder(folder);
        new SettingsEditor(settings).set("org.pharos.x", "key", value);
        assertThat(settings.read().byPid().get("org.pharos.x").values()).containsEntry("key", value);
    }

    @Test
    void addsToTheListOfTheFileOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("org.pharos.x.cfg"), "# who\nkey = CT1, CT2\n");
        SettingsEditor editor = new SettingsEditor(new SettingsFolder(folder));
        editor.add("org.pharos.x", "key", "MR1@10.0.0.1/32");
        editor.add("org.pharos.x", "key", "CT2");
        assertThat(file).hasContent("# who\nkey = CT1,CT2,MR1@10.0.0.1/32\n");
    }

    @Test
    void whatTheCommandLineAddsIsNeverWritten() throws IOException {
        CommandLine given = new CommandLine(Map.of("org.pharos.x/key+", "CR1"));
        SettingsFolder settings = new SettingsFolder(folder);
        new SettingsEditor(settings).add("org.pharos.x", "key", "MR1");
        Map<String, String> inFile = settings.read().byPid().get("org.pharos.x").values();
        assertThat(inFile).containsEntry("key", "MR1");
        assertThat(given.over("org.pharos.x", inFile)).containsEntry("key", "MR1,CR1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "CT1,CT2"})
    void refusesToAddWhatIsNotOneEntry(String entry) {
        assertThatThrownBy(() -> new SettingsEditor(new SettingsFolder(folder)).add("org.pharos.x", "key", entry))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        new SettingsEditor(new SettingsFolder(folder)).set("org.pharos.x", "key", "1");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("org.pharos.x.cfg"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "", "x\ny", "a~b~c"})
    void refusesANameThatWouldLeaveTheFolder(String pid) {
        assertThatThrownBy(() -> new SettingsEditor(new SettingsFolder(folder)).set(pid, "key", "1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatCannotBeWrittenStaysAsItIs() throws IOException {
        Files.createDirectory(folder.resolve("org.pharos.x.cfg.new"));
        Path file = Files.writeString(folder.resolve("org.pharos.x.cfg"), "key = 1\n");
        assertThatThrownBy(() -> new SettingsEditor(new SettingsFolder(folder)).set("org.pharos.x", "key", "2"))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("key = 1\n");
    }

    @Test
    void offersTemplatesOnlyWhereThereIsNoFile() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(templates.resolve("a.cfg"), "# a");
        Files.writeString(templates.resolve("b.cfg"), "# b");
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("a.cfg"), "mine = 1");
        new SettingsFolder(config).offer(templates);
        assertThat(config.resolve("a.cfg")).hasContent("mine = 1");
        assertThat(config.resolve("b.cfg")).hasContent("# b");
    }

    @Test
    void offersExamplesThatNothingReads() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(templates.resolve("org.pharos.x~NAME.cfg.example"), "port = 104");
        SettingsFolder settings = new SettingsFolder(folder.resolve("config"));

        settings.offer(templates);

        assertThat(folder.resolve("config/org.pharos.x~NAME.cfg.example")).hasContent("port = 104");
        assertThat(settings.read().byPid()).isEmpty();
    }
}
