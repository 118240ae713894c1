package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.object.CtSlice;
import org.pharos.itest.system.object.SimulatedUids;
import org.pharos.itest.system.process.Archive;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Study;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.OpenVinoLibraries;
import org.pharos.test.kit.OutsideTool;

/** The worker process at work: what it is not for, what runs in it, and what its death costs. */
class WorkerTest {

    @RegisterExtension
    static final Workplace PLACE = new Workplace();

    private static Gateway gateway;
    private static Archive archive;

    @BeforeAll
    static void start() throws Exception {
        GatewaySetup setup = GatewaySetup.in(PLACE);
        archive = new Archive(setup.orthanc().start());
        gateway = setup.start();
        Eventually.until("the worker is there", () -> gateway.visitor().read("/").contains("Inference runs on"));
    }

    @Test
    void aStudyNoApplicationIsForIsForwardedAndThePageSaysWhyNoneRan() throws Exception {
        new Modality(gateway).sends(CtSlice.in(PLACE.folder("ct"), 601, 1), CtSlice.in(PLACE.folder("ct"), 601, 2));

        Study study = gateway.finished(SimulatedUids.study(601));
        assertThat(study.results()).isZero();
        assertThat(study.state("committed")).isEqualTo("done");
        assertThat(archive.modalitiesOf(SimulatedUids.study(601))).containsExactly("CT");
        assertThat(gateway.tells(study)).contains("left it alone").contains("CT");
    }

    @Test
    void aFilmThatItsModalityCompressedWithoutLossIsJudgedLikeAnyOther() throws Exception {
        ChestFilm film = ChestFilm.mirrored(604);
        Path compressed = PLACE.folder("films").resolve("compressed.dcm");
        OutsideTool.require("dcmcjpeg")
                .run("+e1", film.in(PLACE.folder("films")).toString(), compressed.toString());

        new Modality(gateway).sendsLosslessJpeg(compressed);

        Study study = gateway.finished(film.studyUid());
        assertThat(study.state("inferred")).isEqualTo("done");
        assertThat(study.findings()).anyMatch(finding -> finding.startsWith("mirrored: above"));
    }

    @Test
    void aWorkerKilledDuringAStudyCostsARetryAndNotTheStudy() throws Exception {
        ProcessHandle worker = gateway.worker().orElseThrow();
        OutsideTool.require("kill").run("-STOP", Long.toString(worker.pid()));
        ChestFilm film = ChestFilm.number(602);
        new Modality(gateway).sends(film.in(PLACE.folder("films")));
        Eventually.until("the study waits for the worker",
                () -> gateway.study(film.studyUid()).state("selected").equals("done"));

        worker.destroyForcibly();

        Study study = gateway.finished(film.studyUid());
        assertThat(study.state("inferred")).isEqualTo("done");
        assertThat(archive.modalitiesOf(film.studyUid())).contains("DX", "SR", "OT");
        assertThat(gateway.tells(study)).contains("attempt 1");
        assertThat(gateway.worker().orElseThrow().pid()).isNotEqualTo(worker.pid());
        assertThat(gateway.visitor().read("/")).contains("was started again");
    }

    @Test
    void openVinoIsPreferredWhereItIsInstalled() throws Exception {
        OpenVinoLibraries.require();
        ChestFilm film = ChestFilm.number(603);

        new Modality(gateway).sends(film.in(PLACE.folder("films")));

        Study study = gateway.finished(film.studyUid());
        assertThat(study.results()).isPositive();
        assertThat(gateway.tells(study)).contains("openvino 2026.4.1 on CPU, f32");
        assertThat(gateway.visitor().read("/")).contains("Inference runs on openvino 2026.4.1 (CPU, f32)");
    }
}
