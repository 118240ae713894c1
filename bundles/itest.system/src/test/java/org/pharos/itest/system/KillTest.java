package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.object.CtSlice;
import org.pharos.itest.system.process.Archive;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Study;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.Orthanc;
import org.pharos.test.kit.OutsideTool;

/** The gateway is killed, or told to stop, while objects come in. */
class KillTest {

    private static final int OBJECTS = 500;
    private static final int OBJECTS_PER_STUDY = 50;
    private static final int KILLS = 4;

    @RegisterExtension
    final Workplace place = new Workplace();

    @Test
    void nothingAcknowledgedIsLostWhenItIsKilledAtRandomMomentsOf500Objects() throws Exception {
        long seed = Long.getLong("pharos.seed", new Random().nextLong());
        System.out.println("KillTest: -Dpharos.seed=" + seed);
        Random random = new Random(seed);
        GatewaySetup setup = GatewaySetup.in(place);
        Orthanc orthanc = setup.orthanc().start();
        Gateway gateway = setup.start();
        List<DataSet> slices = slices();
        SteadySender sender = new SteadySender(gateway);

        for (int round = 1; round <= KILLS; round++) {
            int from = sender.acknowledged().size();
            killWhileSending(gateway, sender, slices, from + 1 + random.nextInt(OBJECTS / (KILLS + 1)));
            gateway.start();
            requireHeld(gateway, sender.acknowledged());
        }
        sender.send(slices, acknowledged -> { });

        assertThat(sender.acknowledged()).hasSize(OBJECTS);
        Eventually.until("all studies are committed", () -> gateway.studies().size() == OBJECTS / OBJECTS_PER_STUDY
                && gateway.studies().stream().allMatch(Study::finished));
        assertThat(new Archive(orthanc).instanceUids()).isEqualTo(sender.acknowledged());
        assertThat(gateway.files("spool/instances")).as("nothing is kept twice").hasSize(OBJECTS);
        assertThat(gateway.files("spool/damaged")).isEmpty();
        assertThat(gateway.studies()).allMatch(study -> study.instances() == OBJECTS_PER_STUDY);

        SteadySender again = new SteadySender(gateway);
        again.send(slices, acknowledged -> { });
        assertThat(again.acknowledged()).as("a resend is welcome").hasSize(OBJECTS);
        assertThat(gateway.files("spool/instances")).as("and changes nothing").hasSize(OBJECTS);
    }

    @Test
    void toldToStopWhileObjectsComeInItEndsByItselfAndKeepsWhatItAcknowledged() throws Exception {
        Gateway gateway = GatewaySetup.in(place).start();
        List<DataSet> slices = slices().subList(0, 200);
        SteadySender sender = new SteadySender(gateway);
        CountDownLatch underWay = new CountDownLatch(50);
        Thread sending = new Thread(() -> sender.send(slices, acknowledged -> underWay.countDown()), "sending");
        sending.start();
        underWay.await();

        int status = gateway.stop();

        sending.join();
        assertThat(status).as("SIGTERM").isIn(0, 143);
        gateway.start();
        requireHeld(gateway, sender.acknowledged());
        sender.send(slices, acknowledged -> { });
        assertThat(sender.acknowledged()).hasSize(slices.size());
    }

    @Test
    void goesOnWhereItWasWhenItIsKilledWhileTheWorkerIsAskedAndWhileThePacsIsAwaited() throws Exception {
        GatewaySetup setup = GatewaySetup.in(place);
        Orthanc orthanc = setup.orthanc();
        Gateway gateway = setup.start();
        Eventually.until("the worker is there", () -> gateway.visitor().read("/").contains("Inference runs on"));
        ProcessHandle worker = gateway.worker().orElseThrow();
        OutsideTool.require("kill").run("-STOP", Long.toString(worker.pid()));
        ChestFilm film = ChestFilm.number(1);
        new Modality(gateway).sends(film.in(place.folder("films")));
        Eventually.until("the worker is asked",
                () -> gateway.study(film.studyUid()).state("selected").equals("done"));

        gateway.kill();
        worker.destroyForcibly();
        gateway.start();
        Eventually.until("the PACS is awaited", () -> gateway.study(film.studyUid()).state("encoded").equals("done"));
        assertThat(gateway.study(film.studyUid()).state("delivered")).isNotEqualTo("done");

        gateway.kill();
        Archive archive = new Archive(orthanc.start());
        gateway.start();
        assertThat(gateway.finished(film.studyUid()).state("committed")).isEqualTo("done");
        assertThat(archive.modalitiesOf(film.studyUid())).containsExactly("DX", "OT", "SR");
        assertThat(archive.instances()).as("nothing came twice under another UID").isEqualTo(3);
    }

    /** Kills from another thread, so that it falls anywhere within the next objects. */
    private static void killWhileSending(Gateway gateway, SteadySender sender, List<DataSet> slices, int after)
            throws InterruptedException {
        CountDownLatch now = new CountDownLatch(1);
        Thread sending = new Thread(() -> {
            sender.send(slices, acknowledged -> {
                if (acknowledged >= after) {
                    now.countDown();
                }
            });
            now.countDown();
        }, "sending");
        sending.start();
        now.await();
        gateway.kill();
        sending.join();
    }

    private static void requireHeld(Gateway gateway, Set<String> acknowledged) throws IOException {
        Set<String> held = new HashSet<>();
        for (Path file : gateway.files("spool/instances")) {
            try (DicomReader reader = DicomReader.openFile(file)) {
                held.add(reader.meta().sopInstanceUid().orElseThrow());
            }
        }
        assertThat(held).containsAll(acknowledged);
        for (Path slot : gateway.files("spool/incoming")) {
            assertThat(Files.size(slot)).as("no partial object in " + slot).isZero();
        }
    }

    private static List<DataSet> slices() {
        List<DataSet> slices = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            slices.add(CtSlice.object(1 + i / OBJECTS_PER_STUDY, 1 + i % OBJECTS_PER_STUDY, 0));
        }
        return slices;
    }
}
