package org.pharos.gateway.intake.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.AssociationInfo;
import org.pharos.dicom.net.service.AssociationListener;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.DicomServer;
import org.pharos.dicom.net.service.Handlers;
import org.pharos.dicom.net.service.ServerOptions;
import org.pharos.dicom.net.service.SopReference;
import org.pharos.dicom.net.service.SupportedContexts;
import org.pharos.dicom.net.service.Verdict;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.TestCertificates;

/** The door with {@code tls = true}, as a person configures it; knocked at by DCMTK and OpenSSL. */
@Timeout(120)
class TlsDoorTest {

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;

    @TempDir
    private Path home;
    private IntakeFixture fixture;

    @BeforeAll
    static void makeKeys() throws Exception {
        certificates = new TestCertificates(folder);
        certificates.make("box");
        certificates.make("modality");
        certificates.make("stranger");
        certificates.makeExpired("expired");
    }

    @BeforeEach
    void open() throws Exception {
        Path keys = Files.createDirectories(home.resolve("keys"));
        Files.copy(certificates.keyStore("box"), keys.resolve("dicom.p12"));
        Files.copy(certificates.trustStore("trust.p12", "modality", "expired"), keys.resolve("dicom-trust.p12"));
        fixture = with(Map.of());
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private IntakeFixture with(Map<String, Object> more) throws IOException {
        Map<String, Object> settings =
                new HashMap<>(Map.of("tls", true, "_storePassword", TestCertificates.PASSWORD));
        settings.putAll(more);
        return new IntakeFixture(home, settings, Map.of());
    }

    private OutsideTool.Result echo(String... tls) {
        List<String> arguments = new ArrayList<>(List.of(tls));
        arguments.addAll(List.of("-aet", "CT1", "-aec", "PHAROS", "127.0.0.1", port()));
        return OutsideTool.require("echoscu").run(arguments.toArray(String[]::new));
    }

    private static String[] identity(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-v", "+tls", certificates.key(name).toString(),
                certificates.certificate(name).toString(), "+cf", certificates.certificate("box").toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private String port() {
        return Integer.toString(fixture.intake.port());
    }

    /** What the page shows, once it does. */
    private RefusedAttempt shown() {
        await().until(() -> !fixture.directory.refusedAttempts().isEmpty());
        return fixture.directory.refusedAttempts().get(0);
    }

    private void assertTurnedAway(OutsideTool.Result result, String words) {
        assertThat(result.exitCode()).isNotZero();
        assertThat(shown().reason()).isEqualTo(RefusalReason.CERTIFICATE_REFUSED);
        assertThat(shown().words()).contains(words).endsWith("Check that it uses TLS 1.2 or newer, and the certificates"
                + " on both sides.");
    }

    @Test
    void showsWhoComesWithoutACertificate() {
        assertTurnedAway(echo("-v", "+tla", "+cf", certificates.certificate("box").toString()),
                "it showed no certificate");
    }

    @Test
    void showsWhoComesWithACertificateNobodyVouchesFor() {
        assertTurnedAway(echo(identity("stranger")), "its certificate is not signed by anybody trusted here");
    }

    @Test
    void showsWhoComesWithACertificateThatHasExpired() {
        assertTurnedAway(echo(identity("expired")), "its certificate has expired or is not valid yet");
    }

    @Test
    void showsWhoSpeaksPlainTcpOnTheTlsPort() {
        assertTurnedAway(echo("-v"), "it speaks without TLS: give both sides the same setting");
    }

    @Test
    void showsWhoSpeaksTlsWhereItIsNotAskedFor() throws Exception {
        fixture.close();
        fixture = with(Map.of("tls", false));
        assertThat(echo(identity("modality")).exitCode()).isNotZero();
        assertThat(shown().reason()).isEqualTo(RefusalReason.MALFORMED);
        assertThat(shown().words()).contains("it speaks TLS, and this side does not: give both the same setting");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-tls1   | ALL                       | it speaks no TLS version from 1.2 on",
        "-tls1_1 | ALL                       | it speaks no TLS version from 1.2 on",
        "-tls1_2 | ECDHE-ECDSA-AES128-SHA    | it knows no encryption that is strong enough",
        "-tls1_2 | ECDHE-ECDSA-AES256-SHA384 | it knows no encryption that is strong enough",
        "-tls1_2 | AES128-GCM-SHA256         | it knows no encryption that is strong enough",
        "-tls1_2 | NULL                      | it knows no encryption that is strong enough"})
    void showsWhoKnowsOnlyOldVersionsOrWeakSuites(String version, String suites, String words) {
        OutsideTool.Result result = OutsideTool.require("openssl").run("s_client", "-connect", "127.0.0.1:" + port(),
                version, "-cipher", suites + ":@SECLEVEL=0", "-cert", certificates.certificate("modality").toString(),
                "-key", certificates.key("modality").toString());
        assertTurnedAway(result, words);
        assertThat(result.output()).contains("Cipher is (NONE)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+py", "+px", "+pz"})
    void takesObjectsInEveryProfileOfBcp195ThatDcmtkSpeaks(String profile) throws Exception {
        OutsideTool storescu = OutsideTool.require("storescu");
        var slice = Slice.dataSet("1.2.3.4", 4, 300_000);
        Path file = home.resolve("slice.dcm");
        DicomWriter.writeFile(file, FileMeta.of(slice, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), slice);
        String[] arguments = identity("modality", profile, "-aet", "CT1", "-aec", "PHAROS", "127.0.0.1", port(),
                file.toString());
        OutsideTool.Result result = storescu.run(arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
        await().until(() -> !fixture.heard.stored.isEmpty());
        byte[] sent = Files.readAllBytes(file);
        try (DicomReader reader = DicomReader.openFile(file)) {
            int from = (int) reader.dataSetOffset();
            assertThat(fixture.held("1.2.3.4").orElseThrow())
                    .isEqualTo(Arrays.copyOfRange(sent, from, sent.length));
        }
        assertThat(fixture.directory.refusedAttempts()).isEmpty();
    }

    @Test
    void bringsResultsOfCommitmentEncryptedAsWell() throws Exception {
        List<AssociationInfo> callers = new CopyOnWriteArrayList<>();
        Handlers handlers = Handlers.echoOnly().withCommitmentResult((peer, result) -> {
            callers.add(peer);
            return Status.SUCCESS;
        });
        ServerOptions encrypted = ServerOptions.onPort(0)
                .withTls(Tls.server(certificates.context("modality", "box"), true));
        try (DicomServer modality = DicomServer.start(encrypted, request -> Verdict.accept(),
                SupportedContexts.none().with(Uids.StorageCommitmentPushModel, Uids.ImplicitVRLittleEndian), handlers,
                AssociationListener.NONE)) {
            fixture.close();
            fixture = with(Map.of("commitmentPeers", "CT1@127.0.0.1:" + modality.port()));
            try (DicomClient client = DicomClient.connect(fixture.options()
                    .withTls(Tls.client(certificates.context("modality", "box"), true)),
                    List.of(ContextProposal.commitment()))) {
                client.requestCommitment("2.25.1", List.of(new SopReference(Uids.CTImageStorage, "1.2.3")));
                client.abort();
            }
            await().until(() -> !callers.isEmpty());
            assertThat(callers.get(0).certificate().orElseThrow().getSubjectX500Principal().getName())
                    .isEqualTo("CN=box");
        }
    }

    @Test
    void saysWhichFileOfKeysIsWrongAndWhatToDo() throws Exception {
        Path keys = home.resolve("keys");
        assertThat(faultWith(Map.of("_storePassword", "wrong"))).contains("dicom.p12 does not open", "the password");
        assertThat(faultWith(Map.of("keyStore", "absent.p12"))).contains("absent.p12 is not in the folder 'keys'");
        Files.copy(certificates.trustStore("empty.p12"), keys.resolve("empty.p12"));
        assertThat(faultWith(Map.of("trustStore", "empty.p12")))
                .contains("empty.p12 holds no certificate to trust; give a file of PEM certificates");
        assertThat(faultWith(Map.of("keyStore", "dicom-trust.p12"))).contains("holds no key with its certificate");
        Files.writeString(keys.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThat(faultWith(Map.of("trustStore", "bad.pem"))).contains("bad.pem holds a damaged certificate");
        Files.copy(certificates.certificate("modality"), keys.resolve("modality.pem"));
        assertThat(faultWith(Map.of("trustStore", "modality.pem"))).isEmpty();
    }

    private String faultWith(Map<String, Object> settings) throws IOException {
        fixture.close();
        fixture = with(settings);
        return fixture.intake.check().why();
    }
}
