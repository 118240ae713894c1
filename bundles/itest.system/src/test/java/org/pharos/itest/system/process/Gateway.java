package org.pharos.itest.system.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pharos.process.RunningProcess;
import org.pharos.test.kit.Visitor;

/** The box, as {@code ./pharos gateway} starts it. It can be killed and started again with all it owns. */
public final class Gateway implements AutoCloseable {

    /** Who may send to it, unless told otherwise. */
    public static final String MODALITY = "MODALITY1";
    public static final String AE_TITLE = "PHAROS";

    private final GatewaySetup setup;
    private final Visitor visitor;
    private RunningProcess process;

    Gateway(GatewaySetup setup) {
        this.setup = setup;
        this.visitor = Visitor.of(setup.webPort());
    }

    /** Chosen at setup, so that it can be told to others before it listens. */
    public int dicomPort() {
        return setup.dicomPort();
    }

    public Path home() {
        return setup.home();
    }

    /** The one visitor who has not signed in. */
    public Visitor visitor() {
        return visitor;
    }

    /** Another visitor, signed in as operator. */
    public Visitor operator() throws IOException, InterruptedException {
        return Operator.of(setup.webPort(), home());
    }

    /** Starts, or starts again, and returns when it says that it is ready. */
    public Gateway start() throws IOException, InterruptedException {
        ProcessBuilder command = RunningProcess.pharos(setup.words());
        command.environment().putAll(setup.environment());
        process = RunningProcess.start("the gateway", setup.output(), command);
        process.awaitHealth(setup.webPort(), Eventually.LIMIT.toSeconds());
        return this;
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** SIGTERM, and waits. @return its exit status */
    public int stop() throws IOException, InterruptedException {
        return process.stop(Eventually.LIMIT.toSeconds());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public List<Study> studies() throws IOException, InterruptedException {
        return Arrays.asList(Json.MAPPER.treeToValue(Json.at(visitor, "/api/studies"), Study[].class));
    }

    /** How a study stands. @throws IllegalStateException while it is not shown */
    public Study study(String studyUid) throws IOException, InterruptedException {
        String opaque = Study.opaqueId(studyUid);
        return studies().stream().filter(study -> study.id().equals(opaque)).findFirst()
                .orElseThrow(() -> new IllegalStateException("study " + opaque + " is not shown"));
    }

    /** What the page of a study says, to a visitor. */
    public String tells(Study study) throws IOException, InterruptedException {
        return visitor.read("/studies/" + study.id());
    }

    /** Waits until a study has come to its end. */
    public Study finished(String studyUid) throws IOException, InterruptedException {
        Eventually.until("the study is finished", () -> study(studyUid).finished());
        return study(studyUid);
    }

    /** Every file below a folder of its home, such as {@code spool/instances}. */
    public List<Path> files(String folder) throws IOException {
        Path below = home().resolve(folder);
        if (!Files.exists(below)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What it wrote into its log. */
    public String log() throws IOException {
        return Files.readString(home().resolve("log/gateway.log"));
    }

    /** The worker process, while there is one. */
    public Optional<ProcessHandle> worker() {
        return process.children().filter(child -> child.info().commandLine().orElse("").contains("WorkerMain"))
                .findFirst();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }
}
