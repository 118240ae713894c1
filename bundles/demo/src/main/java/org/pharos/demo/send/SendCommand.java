package org.pharos.demo.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.pharos.dicom.net.DicomNetException;
import org.pharos.dicom.net.pdu.RejectReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./pharos send}. */
@Command(name = "send", description = "Stand in for a modality: send DICOM files and folders.",
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {

    private static final int PARALLEL_MAX = 64;

    @Option(names = "--to", required = true, paramLabel = "AET@HOST:PORT", description = "Where to send.")
    private String to;

    @Option(names = "--from", paramLabel = "AET", defaultValue = "PHAROS-SEND",
            description = "The AE title to call as (${DEFAULT-VALUE}).")
    private String from;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "1",
            description = "Associations at once, 1 to 64 (${DEFAULT-VALUE}).")
    private int parallel;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    private List<Path> paths;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return send();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int send() {
        if (parallel < 1 || parallel > PARALLEL_MAX) {
            throw new IllegalArgumentException("--parallel must be 1 to " + PARALLEL_MAX);
        }
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new IllegalArgumentException("cannot read " + path);
            }
        }
        Target target = Target.parse(to);
        Sender sender = new Sender(target, from);
        List<Path> files = files();
        ProgressBar bar = new ProgressBar(System.out, ProgressBar.onTerminal(), files.size());
        AtomicInteger failed = new AtomicInteger();
        boolean nothing = false;
        try {
            nothing = 0 == sender.send(files, parallel, (file, bytes, problem) -> {
                bar.step(bytes, problem.isEmpty());
                if (!problem.isEmpty()) {
                    failed.incrementAndGet();
                    System.err.println(file + ": " + problem);
                }
            });
        } catch (IOException e) {
            System.err.println("send: " + to + ": " + e.getMessage() + hint(e));
        } finally {
            bar.end();
        }
        if (nothing) {
            System.err.println("There was nothing to send: no DICOM file that can be read is in what was named.");
            return 1;
        }
        System.out.println(failed.get() == 0 ? "All were taken by " + target + '.'
                : failed.get() + " of " + files.size() + " were not taken by " + target + '.');
        return failed.get() == 0 ? 0 : 1;
    }

    /** What to do about a refusal, when a person can do something here. */
    private String hint(IOException e) {
        Optional<RejectReason> reason = e instanceof DicomNetException refused
                ? refused.rejection().flatMap(RejectReason::of) : Optional.empty();
        if (reason.filter(RejectReason.CALLED_AE_TITLE_NOT_RECOGNIZED::equals).isPresent()) {
            return ". It does not go by that name: check what stands before @ in --to.";
        }
        boolean stranger = reason.filter(RejectReason.CALLING_AE_TITLE_NOT_RECOGNIZED::equals).isPresent();
        return stranger ? ". It was called as " + from + ": name an AE title it knows with --from, or let " + from
                + " in on the gateway's page Connections." : "";
    }

    private List<Path> files() {
        try {
            List<Path> files = DicomFileToSend.filesIn(paths);
            if (files.isEmpty()) {
                throw new IllegalArgumentException("there is no file in what was named");
            }
            return files;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + e.getMessage(), e);
        }
    }
}
