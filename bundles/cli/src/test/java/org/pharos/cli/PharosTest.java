package org.pharos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pharos.launcher.Home;
import org.pharos.launcher.LaunchException;
import org.pharos.process.FreePort;

/** Every mistake of a person: one line, and a status that is not zero. */
class PharosTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void noApplicationsHere() {
        System.setProperty("pharos.root", home.resolve("nowhere").toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("pharos.root");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gateway                                            | --home",
        "gateway --home H --nonsense                        | --nonsense",
        "gateway --home H --dicom-port many                 | many",
        "gateway --home H --pacs ORTHANC@host               | AET@HOST:PORT",
        "gateway --home H --pacs ORTHANC@host:99999         | AET@HOST:PORT",
        "gateway --home H --pacs ABCDEFGHIJKLMNOPQ@h:104    | 1 to 16 characters",
        "gateway --home H --modality @10.0.0.1              | AET@HOST",
        "gateway --home H --modality CT1@127.0.0.1#ab       | 64 hexadecimal digits",
        "gateway --home H --console http://x:1              | mqtt://HOST:PORT",
        "gateway --home H --console mqtt://x                | mqtt://HOST:PORT",
        "gateway --home H --dicom-port 70000                | 70000",
        "gateway --home H --web-port -1                     | -1",
        "console --home H --mqtt-port 0                     | 0",
        "gateway --home H --aet SEVENTEEN_LETTERS           | SEVENTEEN_LETTERS",
        "gateway --home H --aet A\\B                       | AE title",
        "gateway --home H --site Zürich                     | Zürich",
        "gateway --home H --modality CT1@300.1.1.1          | 300.1.1.1",
        "gateway --home H --modality CT1@10.0.0.0/33        | 10.0.0.0/33",
        "gateway --home H --modality CT1@1:2                | 1:2",
        "gateway --home H --console mqtt://x:1/path         | mqtt://HOST:PORT",
        "gateway --home H --console mqtt://u:p@x:1          | mqtt://HOST:PORT",
        "gateway --home H --console mqtt://x:70000          | mqtt://HOST:PORT",
        "gateway --home H --pacs PÄCS@h:104                 | AE title",
        "send --to PHAROS /dev/null                         | AET@HOST:PORT",
        "send --to A@h:1 --from A_TITLE_THAT_IS_TOO_LONG /dev/null | AE title",
        "send --to A@h:1 --parallel 65 /dev/null            | --parallel",
        "send --to A@h:1 no/such/file                       | no/such/file",
        "send --to ABCDEFGHIJKLMNOPQ@h:104 /dev/null        | 1 to 16 characters",
        "consol                                             | unknown command 'consol' (did you mean console?)",
        "gatway --home H                                    | unknown command 'gatway' (did you mean gateway?)",
        "xyzzy                                              | unknown command 'xyzzy'",
    })
    void aWrongFlagIsNamedInOneLine(String arguments, String named) {
        int status = Pharos.run(new PrintStream(err, true, StandardCharsets.UTF_8), arguments.strip().split(" +"));
        assertThat(status).isEqualTo(Pharos.WRONG_USE);
        assertThat(said()).contains(named.strip()).contains("--help").hasLineCount(1);
    }

    @Test
    void aTakenPortIsNamedWithItsFlag() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("community", "--home", home.toString(), "--web-port", port)).isEqualTo(Pharos.FAILED);
            assertThat(said()).contains("Port " + port, "in use", "--web-port").hasLineCount(1);
        }
    }

    @Test
    void onePortForTwoThingsIsRefused() {
        assertThat(run("console", "--home", home.toString(), "--web-port", "20000", "--mqtt-port", "20000"))
                .isEqualTo(Pharos.FAILED);
        assertThat(said()).contains("--web-port", "--mqtt-port", "20000").hasLineCount(1);
    }

    @Test
    void twoDestinationsOfOneNameAreRefused() {
        assertThat(run("gateway", "--home", home.toString(), "--pacs", "A@h:104", "--pacs", "A@i:104"))
                .isEqualTo(Pharos.FAILED);
        assertThat(said()).contains("--pacs", "called A").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "console   | --db   | foo",
        "console   | --db   | jdbc:mysql://h/x",
        "community | --feed | http://[bad",
        "community | --feed | ftp://host/releases",
        "community | --feed | \" \"",
    })
    void anAddressThatIsNoneIsNamedWithItsFlag(String command, String flag, String value) {
        assertThat(run(command, "--home", home.toString(), flag, value)).isEqualTo(Pharos.FAILED);
        assertThat(said()).startsWith(flag).hasLineCount(1);
    }

    @Test
    void aHomeThatIsNoFolderIsNamed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(run("community", "--home", file.toString())).isEqualTo(Pharos.FAILED);
        assertThat(said()).contains("--home", file.toString()).hasLineCount(1);
    }

    @Test
    void aHomeInUseIsRefused() throws IOException, LaunchException {
        try (Home taken = Home.take(home)) {
            assertThat(run("community", "--home", taken.path().toString())).isEqualTo(Pharos.FAILED);
            assertThat(said()).contains("in use by another Pharos process").hasLineCount(1);
        }
    }

    @Test
    void aPortInAFileThatIsNoPortIsNamedWithItsFile() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/org.apache.felix.http.cfg"), "org.osgi.service.http.port = high");
        assertThat(run("community", "--home", home.toString())).isEqualTo(Pharos.FAILED);
        assertThat(said()).contains("org.apache.felix.http.cfg", "high").hasLineCount(1);
    }

    @Test
    void anApplicationThatWasNotBuiltIsNamed() {
        assertThat(run("community", "--home", home.toString(), "--web-port", Integer.toString(FreePort.find())))
                .isEqualTo(Pharos.FAILED);
        assertThat(said()).contains("start.list").hasLineCount(1);
    }

    private int run(String... arguments) {
        return Pharos.run(new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }
}
