package org.pharos.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void makesTheFoldersOfANewHome() throws IOException, LaunchException {
        try (Home home = Home.take(folder.resolve("new/home"))) {
            assertThat(home.path()).isDirectoryContaining("glob:**/config").isDirectoryContaining("glob:**/keys");
        }
    }

    @Test
    void isOfItsUserAlone() throws IOException, LaunchException {
        Path made = Files.createDirectory(folder.resolve("made"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwxr-x---")));

        try (Home home = Home.take(made)) {
            for (String name : List.of("config", "keys", "log", "run")) {
                assertThat(permissions(home.path().resolve(name))).as(name).isEqualTo("rwx------");
            }
        }
        Home.take(folder.resolve("new/home")).close();

        assertThat(permissions(folder.resolve("new/home"))).isEqualTo("rwx------");
        assertThat(permissions(made)).as("what a person chose stays").isEqualTo("rwxr-x---");
    }

    @Test
    void mayLieBehindALink() throws IOException, LaunchException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), disk);

        Home.take(link.resolve("home")).close();
        Home.take(link).close();

        assertThat(disk.resolve("home/config")).isDirectory();
        assertThat(disk.resolve("config")).isDirectory();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isRefusedWhileAnotherHasItAndFreeAfterwards() throws IOException, LaunchException {
        try (Home first = Home.take(folder)) {
            assertThatThrownBy(() -> Home.take(first.path())).isInstanceOf(LaunchException.class)
                    .hasMessageContaining("in use by another Pharos process").message().hasLineCount(1);
        }
        Home.take(folder).close();
    }

    @Test
    void emptiesTheFrameworksCacheAndNothingElse() throws IOException, LaunchException {
        Path old = Files.createDirectories(folder.resolve("run/framework/bundle7/version0.0"));
        Files.writeString(old.resolve("bundle.jar"), "old");
        Path spooled = Files.writeString(Files.createDirectories(folder.resolve("spool")).resolve("one"), "kept");
        Home.take(folder).close();
        assertThat(folder.resolve("run/framework")).doesNotExist();
        assertThat(spooled).hasContent("kept");
    }

    @Test
    void saysInOneLineThatAFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Home.take(file.resolve("home"))).isInstanceOf(LaunchException.class)
                .hasMessageContaining("--home").message().hasLineCount(1);
    }
}
