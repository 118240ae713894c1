package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.Failure;
import org.pharos.dicom.net.association.Tls;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.Patience;
import org.pharos.test.kit.TestCertificates;

/** DCMTK as peer, in both directions. */
@Timeout(120)
class DcmtkTest {

    @TempDir
    private Path folder;

    @Test
    void echoscuIsAnswered() throws Exception {
        OutsideTool echoscu = OutsideTool.require("echoscu");
        try (TestServer server = TestServer.start()) {
            OutsideTool.Result result = echoscu.run("-v", "-aec", "PHAROS", "127.0.0.1", port(server));
            assertThat(result.output()).contains("Received Echo Response (Success)");
            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void echoscuUnderstandsWhyItIsRejected() throws Exception {
        OutsideTool echoscu = OutsideTool.require("echoscu");
        try (TestServer server = TestServer.start()) {
            assertThat(echoscu.run("-aec", "OTHER", "127.0.0.1", port(server)).output())
                    .contains("Called AE Title Not Recognized");
            assertThat(echoscu.run("-aec", "PHAROS", "-aet", "STRANGER", "127.0.0.1", port(server)).output())
                    .contains("Calling AE Title Not Recognized");
        }
    }

    @ParameterizedTest(name = "{0} -{1}")
    @CsvSource({"storescu, xe, 1.2.840.10008.1.2.1", "storescu, xi, 1.2.840.10008.1.2",
        "storescu, xy, 1.2.840.10008.1.2.4.50", "dcmsend, dn, 1.2.840.10008.1.2.1"})
    void takesWhatItIsSentUnchanged(String program, String option, String syntax) throws Exception {
        OutsideTool sender = OutsideTool.require(program);
        List<Path> files = TestObjects.write(folder, 5, TransferSyntax.forUid(syntax).orElseThrow());
        try (TestServer server = TestServer.start()) {
            List<String> arguments = new ArrayList<>(
                    List.of("-v", "-aec", "PHAROS", "-" + option, "127.0.0.1", port(server)));
            files.forEach(file -> arguments.add(file.toString()));
            OutsideTool.Result result = sender.run(arguments.toArray(String[]::new));
            assertThat(result.exitCode()).as(result.output()).isZero();
            for (Path file : files) {
                Stored stored = server.nextStored();
                assertThat(stored.request().transferSyntaxUid()).isEqualTo(syntax);
                assertThat(stored.dataSet()).isEqualTo(Sender.dataSet(file));
            }
            server.listener.next();
            assertThat(server.listener.next()).startsWith("released by");
            assertThat(server.listener.nextCounts().stored()).isEqualTo(5);
        }
    }

    @Test
    void storescuCanAbortInsteadOfReleasing() throws Exception {
        OutsideTool storescu = OutsideTool.require("storescu");
        Path file = TestObjects.write(folder, 1, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).get(0);
        try (TestServer server = TestServer.start()) {
            storescu.run("--abort", "-aec", "PHAROS", "127.0.0.1", port(server), file.toString());
            assertThat(server.nextStored().dataSet()).isEqualTo(Sender.dataSet(file));
            server.listener.next();
            assertThat(server.listener.next()).startsWith("aborted: the other application");
        }
    }

    @Test
    void echoscuTalksTls() throws Exception {
        OutsideTool echoscu = OutsideTool.require("echoscu");
        TestCertificates certificates = new TestCertificates(folder);
        certificates.make("box");
        certificates.make("modality");
        try (TestServer server = TestServer.start(TestServer.options()
                .withTls(Tls.server(certificates.context("box", "modality"), true)), Handlers.echoOnly())) {
            OutsideTool.Result result = echoscu.run("-v", "+tls", certificates.key("modality").toString(),
                    certificates.certificate("modality").toString(),
                    "+cf", certificates.certificate("box").toString(), "-aec", "PHAROS", "127.0.0.1", port(server));
            assertThat(result.output()).contains("Received Echo Response (Success)");
            OutsideTool.Result without = echoscu.run("-v", "+tla", "+cf",
                    certificates.certificate("box").toString(), "-aec", "PHAROS", "127.0.0.1", port(server));
            assertThat(without.exitCode()).isNotZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.4.50"})
    void storescpTakesWhatIsSent(String syntax) throws Exception {
        List<Path> files = TestObjects.write(folder, 5, TransferSyntax.forUid(syntax).orElseThrow());
        Path out = Files.createDirectory(folder.resolve("out"));
        int port = FreePort.find();
        RunningProcess storescp = storescp(port, "+xa", "+B", "-od", out.toString());
        try (DicomClient client = DicomClient.connect(to(port),
                List.of(ContextProposal.storage(TestServer.CT, syntax), ContextProposal.verification()))) {
            assertThat(client.echo()).isEqualTo(Status.SUCCESS);
            for (Path file : files) {
                assertThat(Sender.send(client, file)).isEqualTo(Status.SUCCESS);
            }
            client.release();
            List<byte[]> sent = new ArrayList<>();
            for (Path file : files) {
                sent.add(Sender.dataSet(file));
            }
            try (Stream<Path> stored = Files.list(out)) {
                for (Path file : stored.toList()) {
                    byte[] dataSet = Sender.dataSet(file);
                    assertThat(sent.removeIf(one -> Arrays.equals(one, dataSet))).isTrue();
                }
            }
            assertThat(sent).isEmpty();
        } finally {
            storescp.kill();
        }
    }

    @Test
    void saysThatStorescpRefuses() throws Exception {
        int port = FreePort.find();
        RunningProcess storescp = storescp(port, "--refuse");
        try {
            assertThatThrownBy(() -> DicomClient.connect(to(port), List.of(ContextProposal.verification())))
                    .isInstanceOfSatisfying(DicomNetException.class,
                            e -> assertThat(e.failure()).isEqualTo(Failure.REJECTED))
                    .hasMessageContaining("no reason given");
        } finally {
            storescp.kill();
        }
    }

    @Test
    void saysThatStorescpAbortedDuringAnObject() throws Exception {
        Path file = TestObjects.write(folder, 1, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).get(0);
        int port = FreePort.find();
        RunningProcess storescp = storescp(port, "--abort-during");
        try (DicomClient client = DicomClient.connect(to(port),
                List.of(ContextProposal.storage(TestServer.CT, TestServer.EXPLICIT)))) {
            assertThatThrownBy(() -> Sender.send(client, file))
                    .isInstanceOfSatisfying(DicomNetException.class, e -> assertThat(e.failure())
                            .isIn(Failure.ABORTED_BY_PEER, Failure.CONNECTION_LOST));
            assertThat(client.isOpen()).isFalse();
        } finally {
            storescp.kill();
        }
    }

    private RunningProcess storescp(int port, String... options) throws IOException, InterruptedException {
        OutsideTool storescp = OutsideTool.require("storescp");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(Integer.toString(port));
        return storescp.start(folder.resolve("storescp.log"), arguments.toArray(String[]::new))
                .awaitOrClose(started -> started.awaitPort(port, Patience.SECONDS));
    }

    private static ClientOptions to(int port) {
        return ClientOptions.to("127.0.0.1", port, "STORESCP", "PHAROS");
    }

    private static String port(TestServer server) {
        return Integer.toString(server.port());
    }
}
