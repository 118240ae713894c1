package org.pharos.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.GoldenCase;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.inference.InferenceOutcome;
import org.pharos.gateway.api.inference.InferenceOutcome.Answered;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.catalog.FolderCatalog;
import org.pharos.test.kit.OpenVinoLibraries;
import org.pharos.test.kit.OutsideTool;

/** The chest radiograph technical check as it is shipped, on each engine, in a real process. */
class ShippedApplicationTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path MODELS = Path.of(System.getProperty("pharos.root"), "models");
    private static final Path CHEST_CHECK = MODELS.resolve("cxr-technical");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void reachesItsGoldenAnswersOn(EngineKind engine) throws Exception {
        AiApplication application = chestCheck();
        assertThat(application.golden()).hasSizeGreaterThan(10);
        ProcessInferenceWorker worker = worker(engine);
        try {
            for (GoldenCase golden : application.golden()) {
                InferenceOutcome outcome = worker.run(application, instance(golden.file()), LONG);
                assertThat(outcome).isInstanceOf(Answered.class);
                Answered answer = (Answered) outcome;
                assertThat(GoldenCheck.difference(golden, answer.outputs())).isEmpty();
                assertThat(answer.provenance().engine()).isEqualTo(engine.id());
                assertThat(answer.provenance().precision()).isEqualTo("f32");
            }
        } finally {
            worker.stop();
        }
    }

    /** Answers that the manifest expects are worth little if they are wrong: check.py holds them against the truth. */
    @Test
    void answersRightlyByItsOwnCheck() {
        assumeThat(CHEST_CHECK.resolve("check.py")).exists();
        OutsideTool python = OutsideTool.requirePython("numpy", "PIL", "pydicom", "onnxruntime", "openvino");
        OutsideTool.Result result = python.run("-B", CHEST_CHECK.resolve("check.py").toString());
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("ONNX Runtime").contains("OpenVINO")
                .contains("all golden outputs reproduced, all answers right");
    }

    private static AiApplication chestCheck() {
        assumeThat(CHEST_CHECK.resolve("manifest.json")).exists();
        InstalledApplication installed = new FolderCatalog(List.of(MODELS)).application("cxr-technical").orElseThrow();
        assertThat(installed).isInstanceOf(InstalledApplication.Usable.class);
        return ((InstalledApplication.Usable) installed).application();
    }

    private ProcessInferenceWorker worker(EngineKind engine) throws IOException {
        Path natives = engine == EngineKind.OPENVINO ? OpenVinoLibraries.require() : folder.resolve("nothing");
        WorkerOptions options = new WorkerOptions(folder.resolve("run"), folder.resolve("cache"), List.of(engine),
                natives, 256, 1, LONG, LONG, Duration.ofMillis(500));
        return new ProcessInferenceWorker(options, Optional.of(System.getProperty("java.class.path")), List::of);
    }

    private static StoredInstance instance(Path film) throws Exception {
        var read = DicomReader.readFile(film, ReadOptions.DEFAULT);
        DataSet dataSet = read.dataSet();
        return new StoredInstance(InstanceHeader.of(dataSet), null, read.meta().transferSyntax().uid(), film, 0, 1, "");
    }
}
