package org.pharos.demo.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;

/** Sends files as a modality would: one association for many objects, several at once when asked. */
public final class Sender {

    /** Presentation context ids are odd numbers of one byte (PS3.8 §9.3.2.2). */
    private static final int CONTEXTS_MAX = 128;

    private final ClientOptions options;

    /** @throws IllegalArgumentException with words for a person, when one of the AE titles is none */
    public Sender(Target target, String callingAeTitle) {
        this.options = target.from(callingAeTitle);
    }

    /** Told about each file, on the thread that sent it. */
    public interface Listener {

        /** @param problem what was answered, in words; empty when it was taken */
        void sent(Path file, long bytes, String problem);
    }

    /**
     * Sends Part 10 files over one association, or over several at once. The listener hears of every file once, also of
     * those that could not be sent.
     *
     * @return how many of the files are DICOM files
     * @throws IOException when the peer could not be reached, refused an association or was lost; the message is words
     */
    public int send(List<Path> files, int parallel, Listener listener) throws IOException {
        List<DicomFileToSend> sendable = new ArrayList<>();
        for (Path file : files) {
            DicomFileToSend.of(file).ifPresentOrElse(sendable::add, () -> listener.sent(file, 0, Files.isReadable(file)
                    ? "not a DICOM file; passed over" : "cannot be read; look at its permissions"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<Void>> associations = new ArrayList<>();
            for (List<DicomFileToSend> share : shares(sendable, parallel)) {
                associations.add(threads.submit(() -> associate(share, listener)));
            }
            awaitAll(associations);
            return sendable.size();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<List<DicomFileToSend>> shares(List<DicomFileToSend> files, int parallel) {
        List<List<DicomFileToSend>> shares = new ArrayList<>();
        int size = Math.max(1, (files.size() + parallel - 1) / parallel);
        for (int from = 0; from < files.size(); from += size) {
            shares.add(files.subList(from, Math.min(files.size(), from + size)));
        }
        return shares;
    }

    private Void associate(List<DicomFileToSend> files, Listener listener) throws IOException {
        AtomicInteger answered = new AtomicInteger();
        try {
            associate(files, (file, bytes, problem) -> {
                answered.incrementAndGet();
                listener.sent(file, bytes, problem);
            }, 0);
            return null;
        } catch (IOException e) {
            files.subList(answered.get(), files.size())
                    .forEach(file -> listener.sent(file.file(), 0, "not sent: " + e.getMessage()));
            throw e;
        }
    }

    private void associate(List<DicomFileToSend> files, Listener listener, int first) throws IOException {
        int from = first;
        while (from < files.size()) {
            Set<ContextProposal> proposals = new LinkedHashSet<>();
            int until = from;
            while (until < files.size()
                    && (proposals.contains(files.get(until).proposal()) || proposals.size() < CONTEXTS_MAX)) {
                proposals.add(files.get(until++).proposal());
            }
            try (DicomClient client = DicomClient.connect(options, List.copyOf(proposals))) {
                for (DicomFileToSend file : files.subList(from, until)) {
                    listener.sent(file.file(), file.file().toFile().length(), store(client, file));
                }
                client.release();
            }
            from = until;
        }
    }

    private static String store(DicomClient client, DicomFileToSend file) throws IOException {
        if (!client.accepts(file.object().sopClassUid(), file.object().transferSyntaxUid())) {
            return "the receiver does not take this kind of object in this transfer syntax";
        }
        try (InputStream dataSet = file.dataSet()) {
            Status status = client.store(file.object(), dataSet);
            return status.isFailure() ? status.words() : "";
        }
    }

    /** To the end of each, whatever happened to the others. */
    private static void awaitAll(List<Future<Void>> associations) throws IOException {
        IOException first = null;
        for (Future<Void> association : associations) {
            try {
                await(association);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static void await(Future<Void> association) throws IOException {
        try {
            association.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
