package org.pharos.gateway.delivery.dicom;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.outbox.CommitmentReport;
import org.pharos.gateway.api.outbox.DeliveryAnswer;
import org.pharos.gateway.api.outbox.DestinationUnavailableException;
import org.pharos.gateway.delivery.dicom.DestinationOptions.CommitmentMode;
import org.pharos.test.support.InMemorySpool;
import org.pharos.test.support.SampleStudies;

/** A channel to some port of this machine, with what it sends and what it hears. */
final class Bench implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-01-02T10:20:00Z");

    final Queue<CommitmentReport> reports = new ConcurrentLinkedQueue<>();
    final Contact contact = new Contact("pacs", System::nanoTime);
    final DicomChannel channel;
    private final InMemorySpool spool;

    Bench(Path folder, int port, String aeTitle, CommitmentMode commitment) {
        this(folder, new DestinationOptions("pacs", aeTitle, "127.0.0.1", port, Optional.empty(),
                commitment, 2_000, 3_000, 60_000, 0));
    }

    Bench(Path folder, DestinationOptions options) {
        spool = new InMemorySpool(folder);
        channel = new DicomChannel(options, () -> "PHAROS", contact, reports::add);
    }

    StoredInstance image(int study, int image) {
        return image(SampleStudies.chestImage(study, image), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }

    StoredInstance image(DataSet image, TransferSyntax syntax) {
        return SampleStudies.store(spool, image, syntax, "CR1", NOW);
    }

    List<DeliveryAnswer> deliver(StoredInstance... instances) throws DestinationUnavailableException {
        List<DeliveryAnswer> answers = new ArrayList<>();
        channel.deliver(List.of(instances), answers::add);
        return answers;
    }

    @Override
    public void close() {
        channel.close();
    }
}
