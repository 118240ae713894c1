package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.TestCertificates;

@Timeout(90)
class TlsTest {

    private static final List<ContextProposal> PROPOSALS = List.of(ContextProposal.verification(),
            ContextProposal.storage(TestServer.CT, TestServer.EXPLICIT));

    @TempDir
    private static Path folder;

    private static SSLContext box;
    private static SSLContext modality;
    private static SSLContext stranger;

    @BeforeAll
    static void makeKeys() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        certificates.make("box");
        certificates.make("modality");
        certificates.make("stranger");
        box = certificates.context("box", "modality");
        modality = certificates.context("modality", "box");
        stranger = certificates.context("stranger", "box");
    }

    @Test
    void storesOverTlsAndShowsTheCertificateToThePolicy() throws Exception {
        AtomicReference<AssociationInfo> seen = new AtomicReference<>();
        byte[] bytes = LoopbackTest.randomBytes(1_000_000);
        AtomicReference<byte[]> got = new AtomicReference<>();
        Handlers handlers = Handlers.echoOnly().withStore((request, dataSet) -> {
            seen.set(request.peer());
            got.set(dataSet.readAllBytes());
            return Status.SUCCESS;
        });
        try (TestServer server = secure(handlers);
                DicomClient client = DicomClient.connect(
                        server.client().withTls(Tls.client(modality, true)), PROPOSALS)) {
            OutgoingObject object = new OutgoingObject(TestServer.CT, "1.2.3", TestServer.EXPLICIT);
            assertThat(client.store(object, new ByteArrayInputStream(bytes))).isEqualTo(Status.SUCCESS);
            assertThat(got.get()).isEqualTo(bytes);
            assertThat(seen.get().tls()).isTrue();
            assertThat(seen.get().certificate().orElseThrow().getSubjectX500Principal().getName())
                    .isEqualTo("CN=modality");
            assertThat(client.peer().certificate()).isPresent();
        }
    }

    @Test
    void refusesACertificateItDoesNotTrustAndTellsTheListener() throws Exception {
        try (TestServer server = secure(Handlers.echoOnly())) {
            assertThatThrownBy(() -> DicomClient.connect(
                    server.client().withTls(Tls.client(stranger, false)), PROPOSALS))
                    .isInstanceOf(DicomNetException.class);
            assertThat(server.listener.next()).isEqualTo("failed TLS: no TLS connection came about: "
                    + "it showed no certificate, or has none from anybody trusted here");
        }
    }

    @Test
    void refusesAServerItDoesNotTrust() throws Exception {
        try (TestServer server = secure(Handlers.echoOnly())) {
            SSLContext other = new TestCertificates(folder).context("modality", "stranger");
            assertThatThrownBy(() -> DicomClient.connect(
                    server.client().withTls(Tls.client(other, false)), PROPOSALS))
                    .isInstanceOfSatisfying(DicomNetException.class,
                            e -> assertThat(e.failure()).isEqualTo(Failure.TLS));
        }
    }

    @Test
    void refusesPlainTcpOnTheTlsPortAndTheOtherWayRound() throws Exception {
        try (TestServer server = secure(Handlers.echoOnly())) {
            assertThatThrownBy(() -> DicomClient.connect(server.client(), PROPOSALS))
                    .isInstanceOf(DicomNetException.class);
            assertThat(server.listener.next()).startsWith("failed TLS");
        }
        try (TestServer plain = TestServer.start()) {
            assertThatThrownBy(() -> DicomClient.connect(
                    plain.client().withTls(Tls.client(modality, false)), PROPOSALS))
                    .isInstanceOfSatisfying(DicomNetException.class,
                            e -> assertThat(e.failure()).isEqualTo(Failure.TLS));
            assertThat(plain.listener.next()).contains("it speaks TLS, and this side does not");
        }
    }

    @Test
    void refusesOldVersionsAndWeakSuites() throws Exception {
        try (TestServer server = secure(Handlers.echoOnly())) {
            assertThat(handshake(server.port(), "TLSv1.3", Optional.empty())).isTrue();
            assertThat(handshake(server.port(), "TLSv1.2", Optional.empty())).isTrue();
            assertThat(handshake(server.port(), "TLSv1.2",
                    Optional.of("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"))).isFalse();
        }
    }

    @Test
    void openSslCannotTalkItIntoTlsOneDotOne() throws Exception {
        OutsideTool openssl = OutsideTool.require("openssl");
        try (TestServer server = secure(Handlers.echoOnly())) {
            OutsideTool.Result result = openssl.run("s_client", "-connect", "127.0.0.1:" + server.port(),
                    "-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.output()).contains("Cipher is (NONE)");
        }
    }

    private static boolean handshake(int port, String protocol, Optional<String> suite) throws IOException {
        try (SSLSocket socket = (SSLSocket) modality.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            suite.ifPresent(one -> socket.setEnabledCipherSuites(new String[] {one}));
            socket.startHandshake();
            return true;
        } catch (SSLException refused) {
            return false;
        }
    }

    private static TestServer secure(Handlers handlers) throws IOException {
        return TestServer.start(TestServer.options().withTls(Tls.server(box, true)), handlers);
    }
}
