package org.pharos.gateway.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.app.PreprocessingStep;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.inference.FailureKind;
import org.pharos.gateway.api.inference.InferenceOutcome.Answered;
import org.pharos.gateway.api.inference.InferenceOutcome.NotAnswered;
import org.pharos.gateway.api.inference.InferenceOutcome;
import org.pharos.gateway.api.inference.PreviewOutcome;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.telemetry.Metric;
import org.pharos.test.kit.OpenVinoLibraries;

class ProcessInferenceWorkerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<ProcessInferenceWorker> workers = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (ProcessInferenceWorker worker : workers) {
            worker.stop();
        }
    }

    @Test
    void answersOnOnnxRuntimeAndSaysWhyWhenOpenVinoIsNotInstalled() throws IOException {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        Answered answer = answered(worker.run(Applications.tiny(folder), film(1), LONG));
        assertThat(answer.outputs()).containsOnlyKeys(Films.outputs());
        assertThat(answer.provenance().engine()).isEqualTo("onnxruntime");
        assertThat(answer.provenance().precision()).isEqualTo("f32");
        assertThat(answer.totalTime()).isGreaterThan(answer.modelTime());
        assertThat(worker.status().why()).startsWith("OpenVINO is not installed: libopenvino_c was not found in ")
                .endsWith("; using ONNX Runtime 1.28.0");
        assertThat(worker.check().state()).isEqualTo(HealthState.OK);
        assertThat(worker.metrics()).contains(new Metric("inference/answered", 1L));
    }

    @Test
    void bothEnginesGiveTheSameAnswers() throws IOException {
        AiApplication application = Applications.tiny(folder);
        ProcessInferenceWorker openvino = worker(OpenVinoLibraries.require());
        ProcessInferenceWorker onnx = worker(folder.resolve("nothing"));
        Answered one = answered(openvino.run(application, film(1), LONG));
        Answered other = answered(onnx.run(application, film(1), LONG));
        assertThat(one.provenance().engine()).isEqualTo("openvino");
        assertThat(openvino.status().why()).matches("OpenVINO 2026\\..* is installed");
        for (String name : Films.outputs()) {
            for (int i = 0; i < one.outputs().get(name).length; i++) {
                assertThat(one.outputs().get(name)[i]).isCloseTo(other.outputs().get(name)[i], within(1e-4f));
            }
        }
    }

    @Test
    void aWorkerKilledInTheMiddleOfARunCostsThatCallAndTheNextOneWorks() throws Exception {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        AiApplication application = Applications.tiny(folder);
        answered(worker.run(application, film(1), LONG));
        long pid = worker.pid().orElseThrow();
        Signals.freeze(pid);
        CompletableFuture<InferenceOutcome> call =
                CompletableFuture.supplyAsync(() -> worker.run(application, film(2), LONG));
        await().pollDelay(Duration.ofMillis(300)).until(() -> !call.isDone());
        Signals.kill(pid);
        NotAnswered lost = notAnswered(call.get());
        assertThat(lost.kind()).isEqualTo(FailureKind.WORKER_DIED);
        assertThat(lost.words()).contains("it was killed");
        answered(worker.run(application, film(2), LONG));
        assertThat(worker.status().restarts()).isEqualTo(1);
        assertThat(worker.pid().orElseThrow()).isNotEqualTo(pid);
    }

    @Test
    void anIdleWorkerThatDiesIsStartedAgainUnasked() throws Exception {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        await().atMost(LONG).until(() -> worker.pid().isPresent());
        long pid = worker.pid().orElseThrow();
        Signals.kill(pid);
        await().until(() -> worker.pid().filter(next -> next != pid).isPresent());
    }

    /** More than once: the next call must not meet the killed process, however late the system buries it. */
    @RepeatedTest(3)
    void aWorkerThatHangsIsEndedAtTheDeadline() throws Exception {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        AiApplication application = Applications.tiny(folder);
        answered(worker.run(application, film(1), LONG));
        Signals.freeze(worker.pid().orElseThrow());
        NotAnswered late = notAnswered(worker.run(application, film(2), Duration.ofSeconds(1)));
        assertThat(late.kind()).isEqualTo(FailureKind.TIMED_OUT);
        answered(worker.run(application, film(2), LONG));
    }

    @Test
    void deathsOnThreeDifferentStudiesSwitchTheEngine() throws Exception {
        ProcessInferenceWorker worker = worker(OpenVinoLibraries.require());
        AiApplication application = Applications.tiny(folder);
        answered(worker.run(application, film(9), LONG));
        for (int study = 1; study <= 3; study++) {
            int number = study;
            Signals.freeze(worker.pid().orElseThrow());
            CompletableFuture<InferenceOutcome> call =
                    CompletableFuture.supplyAsync(() -> worker.run(application, film(number), LONG));
            await().pollDelay(Duration.ofMillis(300)).until(() -> !call.isDone());
            Signals.kill(worker.pid().orElseThrow());
            notAnswered(call.get());
            answered(worker.run(application, film(9), LONG));
        }
        Answered answer = answered(worker.run(application, film(1), LONG));
        assertThat(answer.provenance().engine()).isEqualTo("onnxruntime");
        assertThat(worker.status().why()).contains("died on 3 different studies");
        assertThat(worker.check().state()).isEqualTo(HealthState.DEGRADED);
        assertThat(worker.check().what()).contains("second choice");
    }

    @Test
    void refusesAModelThatIsNotTheOneTheManifestVouchesFor() throws IOException {
        AiApplication application = Applications.withDigest(Applications.tiny(folder), "00");
        NotAnswered refused = notAnswered(worker(folder.resolve("nothing")).run(application, film(1), LONG));
        assertThat(refused.kind()).isEqualTo(FailureKind.MODEL_REFUSED);
        assertThat(refused.words())
                .isEqualTo("model-32-8.onnx is not the file the manifest vouches for (digest differs)."
                + " Install the application again.");
    }

    @Test
    void keepsWorkingWithTheModelItCheckedWhenTheFileIsSwappedAndRefusesItAtTheNextStart() throws Exception {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        AiApplication application = Applications.tiny(folder);
        Map<String, float[]> before = answered(worker.run(application, film(1), LONG)).outputs();
        Files.write(application.model().file(), new byte[] {1, 2, 3});
        assertThat(answered(worker.run(application, film(1), LONG)).outputs().get("scores"))
                .isEqualTo(before.get("scores"));
        Signals.kill(worker.pid().orElseThrow());
        await().atMost(LONG).until(() -> worker.run(application, film(1), LONG) instanceof NotAnswered refused
                && refused.kind() == FailureKind.MODEL_REFUSED);
        assertThat(worker.check().state()).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void refusesAModelWhoseGoldenAnswersComeOutWrong() throws IOException {
        AiApplication plain = Applications.tiny(folder);
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        StoredInstance golden = film(5);
        Map<String, float[]> right = answered(worker.run(plain, golden, LONG)).outputs();
        List<Double> scores = Stream.of(0, 1, 2).map(i -> (double) right.get("scores")[i]).toList();
        AiApplication good = Applications.withGolden(plain, golden.file(), Map.of("scores", scores));
        answered(worker.run(good, film(1), LONG));
        AiApplication bad = Applications.withGolden(plain, golden.file(), Map.of("scores", List.of(0.5, 0.5, 0.5)));
        NotAnswered refused = notAnswered(worker.run(bad, film(1), LONG));
        assertThat(refused.kind()).isEqualTo(FailureKind.MODEL_REFUSED);
        assertThat(refused.words()).contains("golden case film-5.dcm").contains("scores");
        assertThat(worker.check().state()).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void refusesAStepItDoesNotKnow() throws IOException {
        AiApplication application = Applications.withSteps(
                Applications.tiny(folder), List.of(new PreprocessingStep("sharpen", Map.of())));
        NotAnswered refused = notAnswered(worker(folder.resolve("nothing")).run(application, film(1), LONG));
        assertThat(refused.kind()).isEqualTo(FailureKind.MODEL_REFUSED);
        assertThat(refused.words()).contains("sharpen");
    }

    @Test
    void saysWhichTransferSyntaxItCannotDecode() throws IOException {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        NotAnswered refused = notAnswered(worker.run(Applications.tiny(folder), Films.undecodable(folder), LONG));
        assertThat(refused.kind()).isEqualTo(FailureKind.CANNOT_DECODE);
        assertThat(refused.words()).contains("JPEG 2000").doesNotContain(folder.toString());
    }

    @Test
    void showsAnImageWithoutAnyModelAndNoLargerThanAsked() throws IOException {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        StoredInstance film = Films.film(folder, 1, 300, 200);
        PreviewOutcome outcome = worker.preview(film, 150, LONG);
        assertThat(outcome).isInstanceOfSatisfying(PreviewOutcome.Shown.class, shown -> {
            assertThat(shown.preview().rows()).isEqualTo(150);
            assertThat(shown.preview().columns()).isEqualTo(100);
            assertThat(shown.preview().image()).isEqualTo(film.instance());
        });
    }

    @Test
    void saysThatNoEngineRunsWhenTheInstallationHasNoWorker() throws IOException {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"), Optional.empty());
        assertThat(notAnswered(worker.run(Applications.tiny(folder), film(1),
                LONG)).kind()).isEqualTo(FailureKind.NO_ENGINE);
        assertThat(worker.check().state()).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void aWorkerThatDiesBeforeItSaysHelloIsAnsweredAtOnce() throws IOException {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"), Optional.of(folder.toString()));
        NotAnswered died = notAnswered(worker.run(Applications.tiny(folder), film(1), LONG));
        assertThat(died.kind()).isEqualTo(FailureKind.WORKER_DIED);
        assertThat(died.words()).contains("exit code 1");
    }

    @Test
    void leavesNoFileBehindAndNoProcess() throws IOException {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        answered(worker.run(Applications.tiny(folder), film(1), LONG));
        long pid = worker.pid().orElseThrow();
        assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "oom_score_adj"))).startsWith("1000");
        assertThat(worker.status().precision()).isEqualTo("f32");
        assertThat(filesBelow(folder.resolve("run"))).isEmpty();
        assertThat(Files.getPosixFilePermissions(folder.resolve("run"))).hasSize(3);
        worker.stop();
        await().until(() -> ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive).isEmpty());
        assertThat(folder.resolve("run")).isEmptyDirectory();
        assertThat(notAnswered(worker.run(Applications.tiny(folder), film(1),
                LONG)).kind()).isEqualTo(FailureKind.WORKER_DIED);
    }

    /** A box may be installed anywhere: with a library that read it, a command line of over 4,096 bytes was fatal. */
    @Test
    void worksWhereverItIsInstalled() throws IOException {
        String longName = File.pathSeparator + folder.resolve("n".repeat(200)).toString();
        String classPath = System.getProperty("java.class.path") + longName.repeat(40);
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"), Optional.of(classPath));
        answered(worker.run(Applications.tiny(folder), film(1), LONG));
        assertThat(ProcessHandle.of(worker.pid().orElseThrow()).orElseThrow().info().commandLine().orElseThrow())
                .hasSizeLessThan(4_096);
    }

    @Test
    void aWorkerThatCrashesLeavesNothingOfThePatientBehind() throws Exception {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        AiApplication application = Applications.tiny(folder);
        answered(worker.run(application, film(1), LONG));
        long pid = worker.pid().orElseThrow();
        try (CapturedLog log = new CapturedLog()) {
            Signals.crash(pid);
            await().atMost(LONG).until(() -> worker.pid().filter(next -> next != pid).isPresent());
            assertThat(log.lines()).anyMatch(line -> line.startsWith("worker " + pid + " crashed: SIGSEGV "));
        }
        answered(worker.run(application, film(2), LONG));
        worker.stop();
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    /** The process that sees every image has no business on any network. */
    @Test
    void hasNoConnectionToAnyNetwork() throws IOException {
        ProcessInferenceWorker worker = worker(folder.resolve("nothing"));
        answered(worker.run(Applications.tiny(folder), film(1), LONG));
        Path process = Path.of("/proc", Long.toString(worker.pid().orElseThrow()));
        List<String> sockets = new ArrayList<>();
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            for (Path file : open.toList()) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    sockets.add(target.replaceAll("\\D", ""));
                }
            }
        }
        assertThat(sockets).isNotEmpty();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            assertThat(Files.readAllLines(process.resolve("net").resolve(table)))
                    .noneMatch(row -> sockets.contains(row.strip().split("\\s+")[9]));
        }
        assertThat(Files.readString(process.resolve("environ"))).contains("ORT_DISABLE_TELEMETRY=1")
                .contains("TMPDIR=" + folder.resolve("run"));
    }

    /** What an open file is; nothing when the process has just closed it. */
    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private ProcessInferenceWorker worker(Path openvino) throws IOException {
        return worker(openvino, Optional.of(System.getProperty("java.class.path")));
    }

    private ProcessInferenceWorker worker(Path openvino, Optional<String> classPath) throws IOException {
        Path run = folder.resolve(workers.isEmpty() ? "run" : "run" + workers.size());
        WorkerOptions options = new WorkerOptions(run, folder.resolve("cache"),
                Arrays.asList(EngineKind.values()), openvino, 256, 1, LONG, LONG, Duration.ofMillis(500));
        List<InstalledApplication> none = List.of();
        ProcessInferenceWorker worker = new ProcessInferenceWorker(options, classPath, () -> none);
        workers.add(worker);
        return worker;
    }

    private StoredInstance film(int study) {
        try {
            return Films.film(folder, study, 80, 60);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answered answered(InferenceOutcome outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return (Answered) outcome;
    }

    private static NotAnswered notAnswered(InferenceOutcome outcome) {
        assertThat(outcome).isInstanceOf(NotAnswered.class);
        return (NotAnswered) outcome;
    }
}
