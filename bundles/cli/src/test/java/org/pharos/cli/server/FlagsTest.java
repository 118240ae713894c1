package org.pharos.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.launcher.LaunchException;
import picocli.CommandLine.TypeConversionException;

class FlagsTest {

    @TempDir
    Path home;

    @Test
    void readsANodeWithNameOrAddress() {
        assertThat(DicomNode.parse("ORTHANC@pacs.local:4242")).isEqualTo(new DicomNode("ORTHANC", "pacs.local", 4242));
        assertThat(DicomNode.parse("A@[::1]:104")).isEqualTo(new DicomNode("A", "::1", 104));
    }

    @Test
    void handsAModalityOnAsTheGatewayWritesIt() {
        assertThat(ModalityRule.parse("CT1").rules()).containsExactly("CT1");
        assertThat(ModalityRule.parse("CT1@10.1.2.0/24").rules()).containsExactly("CT1@10.1.2.0/24");
        assertThat(ModalityRule.parse("CT1@::1").rules()).containsExactly("CT1@::1");
    }

    @Test
    void bindsAModalityToACertificate() {
        String plain = "#" + "ab".repeat(32);
        String asOpenSslPrintsIt = "#" + "AB:".repeat(31) + "AB";
        for (String fingerprint : List.of(plain, asOpenSslPrintsIt)) {
            for (String whom : List.of("CT1", "CT1@127.0.0.1", "CT1@10.1.2.0/24", "CT1@::1")) {
                assertThat(ModalityRule.parse(whom + fingerprint).rules()).containsExactly(whom + fingerprint);
            }
        }
        assertThat(ModalityRule.parse("CT1@localhost" + plain).rules()).isNotEmpty()
                .allMatch(rule -> rule.endsWith(plain));
        for (String wrong : List.of("CT1@127.0.0.1#ab", "CT1@127.0.0.1#", "CT1" + plain + plain, plain,
                "CT1@127.0.0.1" + plain + plain, "CT1@127.0.0.1" + plain + "ab")) {
            assertThatThrownBy(() -> ModalityRule.parse(wrong)).as(wrong)
                    .isInstanceOf(TypeConversionException.class).hasMessageContaining("64 hexadecimal digits");
        }
    }

    @Test
    void looksUpTheAddressesOfAHostName() {
        assertThat(ModalityRule.parse("CT1@localhost").rules()).isNotEmpty()
                .allMatch(rule -> rule.equals("CT1@127.0.0.1") || rule.startsWith("CT1@0:0:0:0:0:0:0:1"));
    }

    @Test
    void refusesAHostNobodyKnows() {
        assertThatThrownBy(() -> ModalityRule.parse("CT1@no-such-host.invalid"))
                .isInstanceOf(TypeConversionException.class).hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void aFlagWinsOverTheFileAndTheFileOverTheDefault() throws IOException, LaunchException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/a.pid.cfg"), "port = 105\n");
        HomeSettings settings = new HomeSettings(home);
        assertThat(settings.port("a.pid", "port", 104)).isEqualTo(105);
        assertThat(settings.port("a.pid", "other", 104)).isEqualTo(104);
        assertThat(settings.give("a.pid", "port", 106).port("a.pid", "port", 104)).isEqualTo(106);
    }

    @Test
    void aFlagThatWasLeftOutOverridesNothing() {
        assertThat(new HomeSettings(home).give("a.pid", "port", null).given()).isEmpty();
    }
}
