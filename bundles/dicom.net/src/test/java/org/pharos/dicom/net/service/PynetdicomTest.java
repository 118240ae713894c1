package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.Patience;

/** pynetdicom as peer: storage commitment in both roles, on the same association and on another. */
@Timeout(120)
class PynetdicomTest {

    private static final List<SopReference> OBJECTS =
            List.of(new SopReference(TestServer.CT, "1.2.3.4"), new SopReference(TestServer.CT, "1.2.3.5"));
    private static final CommitmentResult HALF = new CommitmentResult("1.2.9", OBJECTS.subList(0, 1),
            List.of(new CommitmentResult.Failed(OBJECTS.get(1), CommitmentFailure.NO_SUCH_OBJECT_INSTANCE)));

    @TempDir
    private Path folder;

    @Test
    void commitsToWhatAModalityStoredAndTellsItOnTheSameAssociation() throws Exception {
        OutsideTool python = OutsideTool.requirePython("pynetdicom");
        Path file = TestObjects.write(folder, 1, TransferSyntax.IMPLICIT_LITTLE_ENDIAN).get(0);
        try (TestServer server = committing()) {
            OutsideTool.Result result = python.run(
                    script("commitment_scu.py"), Integer.toString(server.port()), file.toString());
            assertThat(result.output().lines()).containsExactly(
                    "associated True", "echo 0x0", "store 0x0", "action 0x0", "result 1.2.9 1 ['0x112']");
            assertThat(server.nextStored().dataSet()).isEqualTo(Sender.dataSet(file));
            server.listener.next();
            assertThat(server.listener.next()).isEqualTo("released by MODALITY");
        }
    }

    @Test
    void saysOfEachContextWhyItIsRefused() throws Exception {
        OutsideTool python = OutsideTool.requirePython("pynetdicom");
        String script = """
                import sys
                from pynetdicom import AE
                ae = AE()
                ae.add_requested_context('1.2.840.10008.1.1')
                ae.add_requested_context('1.2.3.4')
                ae.add_requested_context('1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.1.2.4.90')
                assoc = ae.associate('127.0.0.1', int(sys.argv[1]), ae_title='PHAROS')
                for context in assoc.accepted_contexts + assoc.rejected_contexts:
                    print(context.abstract_syntax, context.result)
                assoc.release()
                """;
        try (TestServer server = TestServer.start()) {
            assertThat(python.run("-c", script, Integer.toString(server.port())).output().lines()).containsExactly(
                    "1.2.840.10008.1.1 0", "1.2.3.4 3", "1.2.840.10008.5.1.4.1.1.2 4");
        }
    }

    @Test
    void tellsApartAnAbortFromARelease() throws Exception {
        OutsideTool python = OutsideTool.requirePython("pynetdicom");
        Path file = TestObjects.write(folder, 1, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).get(0);
        try (TestServer server = committing()) {
            python.run(script("commitment_scu.py"), Integer.toString(server.port()), file.toString(), "abort");
            server.listener.next();
            assertThat(server.listener.next()).startsWith("aborted: the other");
        }
    }

    @Test
    void asksAPacsForCommitmentAndHearsTheResultOnTheSameAssociation() throws Exception {
        int port = FreePort.find();
        RunningProcess pacs = pacs(port, "same");
        try (DicomClient client = DicomClient.connect(ClientOptions.to("127.0.0.1", port, "PACS", "PHAROS"),
                List.of(ContextProposal.commitment(), ContextProposal.verification()))) {
            assertThat(client.echo()).isEqualTo(Status.SUCCESS);
            assertThat(client.requestCommitment("1.2.9", OBJECTS)).isEqualTo(Status.SUCCESS);
            assertThat(client.awaitCommitment("1.2.9", 15_000)).contains(HALF);
        } finally {
            pacs.kill();
        }
    }

    @Test
    void hearsTheResultOnAnAssociationThePacsOpens() throws Exception {
        BlockingQueue<CommitmentResult> results = new ArrayBlockingQueue<>(1);
        Handlers handlers = Handlers.echoOnly().withCommitmentResult((peer, result) -> {
            results.add(result);
            return Status.SUCCESS;
        });
        int port = FreePort.find();
        try (TestServer server = TestServer.start(TestServer.options(), handlers)) {
            RunningProcess pacs = pacs(port, Integer.toString(server.port()));
            try (DicomClient client = DicomClient.connect(ClientOptions.to("127.0.0.1", port, "PACS", "PHAROS"),
                    List.of(ContextProposal.commitment()))) {
                assertThat(client.requestCommitment("1.2.9", OBJECTS)).isEqualTo(Status.SUCCESS);
                client.release();
                assertThat(results.poll(20, TimeUnit.SECONDS)).isEqualTo(HALF);
                pacs.awaitSign("the answer to its report", Patience.SECONDS,
                        () -> pacs.output().contains("associated True\nreported 0x0\n"));
            } finally {
                pacs.kill();
            }
        }
    }

    @Test
    void storesInWhatTheOtherSideReadsOfItsOwnAccord() throws Exception {
        Path file = TestObjects.write(folder, 1, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).get(0);
        int port = FreePort.find();
        RunningProcess pacs = pacs(port, "same");
        try (DicomClient client = DicomClient.connect(ClientOptions.to("127.0.0.1", port, "PACS", "PHAROS"),
                List.of(ContextProposal.storage(TestServer.CT, TestServer.EXPLICIT)))) {
            assertThat(Sender.send(client, file)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.output()).contains("stored " + Sender.dataSet(file).length + " " + TestServer.EXPLICIT);
        } finally {
            pacs.kill();
        }
    }

    private RunningProcess pacs(int port, String where) throws IOException, InterruptedException {
        OutsideTool python = OutsideTool.requirePython("pynetdicom");
        return python.start(folder.resolve("pacs.log"), script("commitment_scp.py"), Integer.toString(port), where)
                .awaitOrClose(started -> started.awaitPort(port, Patience.SECONDS));
    }

    private String script(String name) throws IOException {
        Path copy = folder.resolve(name);
        Files.write(copy, PynetdicomTest.class.getResourceAsStream(name).readAllBytes());
        return copy.toString();
    }

    private static TestServer committing() throws IOException {
        return TestServer.start(TestServer.options(), Handlers.echoOnly().withCommitment(firstKept()));
    }

    private static CommitmentHandler firstKept() {
        return CommitmentHandler.atOnce(request -> new CommitmentResult(request.transactionUid(),
                request.objects().subList(0, 1), List.of(new CommitmentResult.Failed(
                        request.objects().get(1), CommitmentFailure.NO_SUCH_OBJECT_INSTANCE))));
    }
}
