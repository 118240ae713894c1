package org.pharos.gateway.delivery.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.outbox.CommitmentRefusedException;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.delivery.dicom.DestinationOptions.CommitmentMode;
import org.pharos.process.FreePort;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.Orthanc;
import org.pharos.test.kit.OutsideTool;

/** Peers that are not ours, where they are installed. */
class RealPeersTest {

    private static final Duration START_MAX = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private void awaitEcho(Bench bench) {
        await().atMost(START_MAX).ignoreExceptions().until(() -> {
            bench.channel.echo();
            return true;
        });
    }

    private static void checkTaken(Bench bench) throws Exception {
        List<DeliveryAnswer> answers = bench.deliver(bench.image(1, 1), bench.image(1, 2));
        assertThat(answers).hasSize(2).allMatch(DeliveryAnswer.Taken.class::isInstance);
    }

    @Test
    void storescpTakesObjectsWrittenAnewAsImplicitLittleEndian() throws Exception {
        OutsideTool storescp = OutsideTool.require("storescp");
        int port = FreePort.find();
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        RunningProcess process = storescp.start(folder.resolve("storescp.log"), "+xi", "-od", inbox.toString(),
                Integer.toString(port));
        try (Bench bench = new Bench(folder, port, "STORESCP", CommitmentMode.AUTO)) {
            awaitEcho(bench);
            checkTaken(bench);
            try (Stream<Path> files = Files.list(inbox)) {
                List<Path> arrived = files.toList();
                assertThat(arrived).hasSize(2);
                DataSet read = DicomReader.readFile(arrived.get(0)).dataSet();
                assertThat(read.getString(Tag.PatientID)).contains("SIM1");
            }
        } finally {
            process.kill();
        }
    }

    @Test
    void orthancTakesObjectsAndTakesTheRequestForCommitment() throws Exception {
        try (Orthanc orthanc = new Orthanc(folder, FreePort.find()).start();
                Bench bench = new Bench(folder, orthanc.dicomPort(), Orthanc.AE_TITLE, CommitmentMode.ON)) {
            awaitEcho(bench);
            checkTaken(bench);
            assertThat(orthanc.get("/instances").split(",")).hasSize(2);
            bench.channel.requestCommitment("2.25.4711", List.of(bench.image(1, 1)));
        }
    }

    /** The first mistake a hospital makes: Orthanc takes objects from anybody, and answers only whom it knows. */
    @Test
    void anOrthancThatDoesNotKnowUsTakesObjectsAndSaysWhatItMustKnow() throws Exception {
        try (Orthanc orthanc = Orthanc.thatKnowsNobody(folder).start();
                Bench bench = new Bench(folder, orthanc.dicomPort(), Orthanc.AE_TITLE, CommitmentMode.AUTO)) {
            awaitEcho(bench);
            checkTaken(bench);
            assertThatThrownBy(() -> bench.channel.requestCommitment("2.25.4713", List.of(bench.image(1, 1))))
                    .isInstanceOf(CommitmentRefusedException.class)
                    .hasMessageContaining("takes objects").hasMessageContaining("it must know this box");
            assertThat(bench.deliver(bench.image(1, 3))).singleElement().isInstanceOf(DeliveryAnswer.Taken.class);
        }
    }

    @Test
    void pynetdicomCommitsOnTheSameAssociation() throws Exception {
        OutsideTool python = OutsideTool.requirePython("pynetdicom");
        int port = FreePort.find();
        Path script = folder.resolve("pacs.py");
        Files.writeString(script, PACS.formatted(port));
        RunningProcess process = python.start(folder.resolve("pacs.log"), script.toString());
        try (Bench bench = new Bench(folder, port, "PYPACS", CommitmentMode.ON)) {
            awaitEcho(bench);
            checkTaken(bench);
            StoredInstance kept = bench.image(1, 1);
            bench.channel.requestCommitment("2.25.4712", List.of(kept, bench.image(9, 9)));
            await().atMost(START_MAX).until(() -> !bench.reports.isEmpty());
            assertThat(bench.reports.peek().transactionUid()).isEqualTo("2.25.4712");
            assertThat(bench.reports.peek().committed()).containsExactly(kept.instance());
            assertThat(bench.reports.peek().failed()).hasSize(1);
        } finally {
            process.kill();
        }
    }

    /** Keeps what it gets in memory and reports on the association it was asked on. */
    private static final String PACS = """
            import threading, time
            from pydicom.dataset import Dataset
            from pynetdicom import AE, evt, AllStoragePresentationContexts
            from pynetdicom.sop_class import Verification, StorageCommitmentPushModel
            held = {}
            def store(event):
                ds = event.dataset
                held[ds.SOPInstanceUID] = ds.SOPClassUID
                return 0x0000
            def report(assoc, request):
                time.sleep(0.2)
                answer = Dataset()
                answer.TransactionUID = request.TransactionUID
                answer.ReferencedSOPSequence, answer.FailedSOPSequence = [], []
                for item in request.ReferencedSOPSequence:
                    one = Dataset()
                    one.ReferencedSOPClassUID = item.ReferencedSOPClassUID
                    one.ReferencedSOPInstanceUID = item.ReferencedSOPInstanceUID
                    if item.ReferencedSOPInstanceUID in held:
                        answer.ReferencedSOPSequence.append(one)
                    else:
                        one.FailureReason = 0x0112
                        answer.FailedSOPSequence.append(one)
                event_type = 2 if answer.FailedSOPSequence else 1
                assoc.send_n_event_report(answer, event_type, StorageCommitmentPushModel, '1.2.840.10008.1.20.1.1')
            def action(event):
                threading.Thread(target=report, args=(event.assoc, event.action_information)).start()
                return 0x0000, None
            ae = AE(ae_title='PYPACS')
            ae.add_supported_context(Verification)
            ae.add_supported_context(StorageCommitmentPushModel)
            ae.supported_contexts = ae.supported_contexts + AllStoragePresentationContexts[:120]
            ae.start_server(('127.0.0.1', %d), evt_handlers=[(evt.EVT_C_STORE, store), (evt.EVT_N_ACTION, action)])
            """;
}
