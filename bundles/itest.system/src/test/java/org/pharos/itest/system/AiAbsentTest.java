package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.object.SimulatedUids;
import org.pharos.itest.system.process.Archive;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Study;
import org.pharos.itest.system.process.Workplace;

/** Engines that are absent and a model that is damaged cost AI, never the study; and the page says why. */
class AiAbsentTest {

    private static final String WORKER = "org.pharos.gateway.worker";
    private static final Path MODEL = Path.of(System.getProperty("pharos.root", "../.."), "models/cxr-technical");

    @RegisterExtension
    final Workplace place = new Workplace();

    /** The gateway's PACS, at hand after {@link #sendFilm}. */
    private Archive archive;

    @Test
    void aDamagedModelIsNotRunAndTheStudyGoesOn() throws Exception {
        GatewaySetup setup = GatewaySetup.in(place);
        Path model = setup.home().resolve("models/cxr-technical");
        copy(MODEL, model);
        flipByteInTheMiddle(model.resolve("model.onnx"));
        Gateway gateway = withPacs(setup);

        Study study = sendFilm(gateway);

        requireForwardedWithoutResults(study);
        assertThat(gateway.tells(study)).contains("model.onnx").containsIgnoringCase("digest");
        assertThat(gateway.visitor().read("/applications")).contains("not used").containsIgnoringCase("digest");
    }

    @Test
    void withoutAnyEngineStudiesGoOnAndThePageSaysWhy() throws Exception {
        Path cache = place.folder("cache");
        Files.writeString(cache.resolve("openvino.failed"), "");
        Files.writeString(cache.resolve("onnxruntime-1.28.0"), "a file where a folder should be");
        Gateway gateway = withPacs(GatewaySetup.in(place).configured(WORKER, "openvino = /nowhere")
                .environment("PHAROS_CACHE", cache.toString()));

        Study study = sendFilm(gateway);

        requireForwardedWithoutResults(study);
        assertThat(gateway.tells(study)).contains("OpenVINO").contains("ONNX Runtime");
        assertThat(gateway.visitor().read("/")).contains("No engine answers").contains("OpenVINO")
                .contains("ONNX Runtime");
    }

    @Test
    void withoutOpenVinoOnnxRuntimeAnswersAndThePageSaysWhichAndWhy() throws Exception {
        Gateway gateway = withPacs(GatewaySetup.in(place).configured(WORKER, "openvino = /nowhere"));

        Study study = sendFilm(gateway);

        assertThat(study.results()).isPositive();
        assertThat(gateway.visitor().read("/")).contains("Inference runs on onnxruntime")
                .contains("OpenVINO is not installed").contains("using ONNX Runtime");
        assertThat(gateway.tells(study)).contains("onnxruntime");
    }

    private Gateway withPacs(GatewaySetup setup) throws Exception {
        archive = new Archive(setup.orthanc().start());
        return setup.start();
    }

    private void requireForwardedWithoutResults(Study study) throws Exception {
        assertThat(study.results()).isZero();
        assertThat(study.state("committed")).isEqualTo("done");
        assertThat(archive.instances()).isEqualTo(1);
    }

    private Study sendFilm(Gateway gateway) throws Exception {
        new Modality(gateway).sends(ChestFilm.number(1).in(place.folder("films")));
        return gateway.finished(SimulatedUids.study(1));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void flipByteInTheMiddle(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
