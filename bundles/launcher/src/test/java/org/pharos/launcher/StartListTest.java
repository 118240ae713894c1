package org.pharos.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartListTest {

    @TempDir
    Path app;

    @BeforeEach
    void makeJars() throws IOException {
        Files.createDirectory(app.resolve("bundles"));
        Files.createFile(app.resolve("bundles/a.jar"));
        Files.createFile(app.resolve("bundles/b.jar"));
    }

    @Test
    void readsLevelsBundlesAndWhatIsOptional() throws IOException, LaunchException {
        write("# first\n1 a\n\n5 b  optional # later\n");
        StartList list = StartList.read(app);
        assertThat(list.entries()).containsExactly(new StartList.Entry(1, app.resolve("bundles/a.jar"), false),
                new StartList.Entry(5, app.resolve("bundles/b.jar"), true));
        assertThat(list.levelMax()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0 a", "x a", "10 a", "1 a maybe", "1 a optional now"})
    void refusesALineItDoesNotUnderstandAndNamesIt(String line) throws IOException {
        write("1 b\n" + line);
        assertThatThrownBy(() -> StartList.read(app)).isInstanceOf(LaunchException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void namesTheJarThatIsMissing() throws IOException {
        write("1 c");
        assertThatThrownBy(() -> StartList.read(app)).isInstanceOf(LaunchException.class).hasMessageContaining("c.jar");
    }

    @Test
    void saysThatTheApplicationWasNotBuilt() {
        assertThatThrownBy(() -> StartList.read(app)).isInstanceOf(LaunchException.class)
                .hasMessageContaining("start.list");
    }

    private void write(String text) throws IOException {
        Files.writeString(app.resolve("start.list"), text);
    }
}
