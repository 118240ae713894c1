package org.pharos.gateway.delivery.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.outbox.DestinationUnavailableException;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.Patience;
import org.pharos.test.kit.TestCertificates;

/** A destination with {@code tls = true}, as a person configures it; DCMTK's storescp is the PACS. */
@Timeout(120)
class TlsDestinationTest {

    /** Instead of a certificate: no TLS. */
    private static final String PLAIN = "";

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;

    @TempDir
    private Path home;
    private RunningProcess pacs;
    private int port;

    @BeforeAll
    static void makeKeys() throws Exception {
        certificates = new TestCertificates(folder);
        certificates.make("box");
        certificates.make("pacs");
        certificates.makeExpired("expired");
        certificates.makeForElsewhere("elsewhere");
    }

    @AfterEach
    void stop() {
        if (pacs != null) {
            pacs.kill();
        }
    }

    /** Listens with this certificate, wants that of the box, and keeps what comes in {@code inbox}. */
    private void start(String name, String... options) throws Exception {
        OutsideTool storescp = OutsideTool.require("storescp");
        port = FreePort.find();
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        List<String> arguments = new ArrayList<>(List.of("-od", inbox.toString()));
        if (!name.equals(PLAIN)) {
            arguments.addAll(List.of("+tls", certificates.key(name).toString(),
                    certificates.certificate(name).toString(), "+cf", certificates.certificate("box").toString()));
        }
        arguments.addAll(List.of(options));
        arguments.add(Integer.toString(port));
        pacs = storescp.start(home.resolve("storescp.log"), arguments.toArray(String[]::new));
        pacs.awaitPort(port, Patience.SECONDS);
    }

    private Bench bench(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("aeTitle", "STORESCP", "host", "127.0.0.1", "port", port,
                "tls", true, "pharos_home", folder.toString(), "tlsTrusted", "pacs.pem", "tlsKeyStore", "box.p12",
                "_tlsPassword", TestCertificates.PASSWORD, "responseTimeoutMs", 10_000L));
        all.putAll(settings);
        DestinationConfig config = (DestinationConfig) Proxy.newProxyInstance(
                DestinationConfig.class.getClassLoader(), new Class<?>[] {DestinationConfig.class},
                (proxy, method, arguments) -> all.getOrDefault(method.getName(), method.getDefaultValue()));
        return new Bench(home, DestinationOptions.of(config));
    }

    private static void assertUnavailable(Bench bench, String words) {
        assertThatThrownBy(bench.channel::echo).isInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("No encrypted connection with pacs").hasMessageContaining(words)
                .hasMessageContaining("Check the certificates on both sides, and that both use TLS.");
        assertThat(bench.contact.health().why()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+py", "+px", "+pz"})
    void deliversInEveryProfileOfBcp195ThatDcmtkSpeaks(String profile) throws Exception {
        start("pacs", profile);
        try (Bench bench = bench(Map.of())) {
            List<DeliveryAnswer> answers = bench.deliver(bench.image(1, 1), bench.image(1, 2));
            assertThat(answers).hasSize(2).allMatch(DeliveryAnswer.Taken.class::isInstance);
        }
        try (Stream<Path> files = Files.list(home.resolve("inbox"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void saysThatThePacsWantsACertificateItDoesNotGet() throws Exception {
        start("pacs");
        try (Bench bench = bench(Map.of("tlsKeyStore", ""))) {
            assertUnavailable(bench, "not trust the certificate of this side");
        }
    }

    @Test
    void saysThatThePacsDoesNotTrustTheCertificateItGets() throws Exception {
        start("pacs");
        try (Bench bench = bench(Map.of("tlsKeyStore", "expired.p12"))) {
            assertUnavailable(bench, "not trust the certificate of this side");
        }
    }

    @Test
    void sendsNothingToAPacsItDoesNotTrust() throws Exception {
        start("pacs");
        try (Bench bench = bench(Map.of("tlsTrusted", "box.pem"))) {
            assertUnavailable(bench, "its certificate is not signed by anybody trusted here");
        }
    }

    @Test
    void sendsNothingToAPacsWhoseCertificateHasExpired() throws Exception {
        start("expired");
        try (Bench bench = bench(Map.of("tlsTrusted", "expired.pem"))) {
            assertUnavailable(bench, "its certificate has expired or is not valid yet");
        }
    }

    @Test
    void sendsNothingToWhoHasTheCertificateOfAnotherMachine() throws Exception {
        start("elsewhere");
        try (Bench bench = bench(Map.of("tlsTrusted", "elsewhere.pem"))) {
            assertUnavailable(bench, "its certificate does not bear the name it is called by");
        }
    }

    @Test
    void saysThatThePacsSpeaksPlainTcp() throws Exception {
        start(PLAIN);
        try (Bench bench = bench(Map.of())) {
            assertUnavailable(bench, "it ");
        }
    }

    @Test
    void saysWhichFileOfKeysIsWrong() {
        assertThatThrownBy(() -> bench(Map.of("tlsTrusted", "absent.pem")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("destination pacs: TLS is asked for and absent.pem is not in the folder");
        assertThatThrownBy(() -> bench(Map.of("_tlsPassword", "wrong")))
                .hasMessageContaining("box.p12 does not open: is it PKCS #12, and is the password right?");
    }
}
