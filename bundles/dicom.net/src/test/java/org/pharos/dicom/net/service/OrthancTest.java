package org.pharos.dicom.net.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.test.kit.Orthanc;

/** Orthanc as peer, in both directions, and as both ends of storage commitment. */
@Timeout(180)
class OrthancTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<CommitmentResult> results = new LinkedBlockingQueue<>();
    private final BlockingQueue<CommitmentRequest> requests = new LinkedBlockingQueue<>();
    private TestServer server;
    private Orthanc orthanc;

    @BeforeEach
    void start() throws Exception {
        Handlers handlers = Handlers.echoOnly()
                .withCommitment(request -> {
                    requests.add(request);
                    return Status.SUCCESS;
                })
                .withCommitmentResult((peer, result) -> {
                    results.add(result);
                    return Status.SUCCESS;
                });
        server = TestServer.start(TestServer.options(), handlers);
        orthanc = new Orthanc(folder, server.port()).start();
    }

    @AfterEach
    void stop() throws Exception {
        if (orthanc != null) {
            orthanc.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void storesIntoItAndIsCommittedToByIt() throws Exception {
        List<Path> files = TestObjects.write(folder, 3, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        List<SopReference> objects = new ArrayList<>();
        try (DicomClient client = DicomClient.connect(to("ORTHANC"), List.of(ContextProposal.verification(),
                ContextProposal.commitment(), ContextProposal.storage(TestServer.CT, TestServer.EXPLICIT)))) {
            assertThat(client.echo()).isEqualTo(Status.SUCCESS);
            for (int i = 0; i < files.size(); i++) {
                assertThat(Sender.send(client, files.get(i))).isEqualTo(Status.SUCCESS);
                objects.add(new SopReference(TestServer.CT, "1.2.826.0.1.19." + (i + 1)));
            }
            SopReference missing = new SopReference(TestServer.CT, "1.2.3.4.5");
            objects.add(missing);
            assertThat(client.requestCommitment("1.2.9", objects)).isEqualTo(Status.SUCCESS);
            client.release();
            CommitmentResult result = results.poll(30, TimeUnit.SECONDS);
            assertThat(result).isNotNull();
            assertThat(result.committed()).containsExactlyInAnyOrderElementsOf(objects.subList(0, 3));
            assertThat(result.failed()).containsExactly(
                    new CommitmentResult.Failed(missing, CommitmentFailure.NO_SUCH_OBJECT_INSTANCE));
        }
        assertThat(orthanc.get("/statistics")).contains("\"CountInstances\" : 3");
    }

    @Test
    void isStoredIntoByItAndCommitsToIt() throws Exception {
        Path file = TestObjects.write(folder, 1, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).get(0);
        orthanc.postFile("/instances", file);
        orthanc.post("/modalities/pharos/echo", "{}");
        String instance = orthanc.get("/instances").replaceAll("[^0-9a-f-]", "");
        orthanc.post("/modalities/pharos/store", instance);
        assertThat(server.nextStored().request().sopInstanceUid()).isEqualTo("1.2.826.0.1.19.1");

        String answer = orthanc.post("/modalities/pharos/storage-commitment",
                "{\"DicomInstances\": [{\"SOPClassUID\": \"" + TestServer.CT
                        + "\", \"SOPInstanceUID\": \"1.2.826.0.1.19.1\"}]}");
        Matcher transaction = Pattern.compile("\"ID\" : \"([0-9.]+)\"").matcher(answer);
        assertThat(transaction.find()).as(answer).isTrue();
        CommitmentRequest request = requests.poll(30, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.transactionUid()).isEqualTo(transaction.group(1));
        try (DicomClient client = DicomClient.connect(to("ORTHANC"), List.of(ContextProposal.commitmentReport()))) {
            CommitmentResult result = new CommitmentResult(request.transactionUid(), request.objects(), List.of());
            assertThat(client.sendEventReport(result)).isEqualTo(Status.SUCCESS);
        }
        await().untilAsserted(() -> assertThat(
                orthanc.get("/storage-commitment/" + transaction.group(1))).contains("\"Status\" : \"Success\""));
    }

    @Test
    void saysThatItDoesNotKnowTheCalledAeTitle() {
        assertThatThrownBy(() -> DicomClient.connect(to("NOT-ORTHANC"), List.of(ContextProposal.verification())))
                .hasMessageContaining("called AE title not recognised");
    }

    private ClientOptions to(String calledAet) {
        return ClientOptions.to("127.0.0.1", orthanc.dicomPort(), calledAet, "PHAROS");
    }
}
