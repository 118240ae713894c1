package org.pharos.gateway.intake.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pharos.dicom.net.association.AssociationTimes;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.OutgoingObject;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.spool.FileSpool;
import org.pharos.gateway.spool.SpoolConfig;

/** An intake with a real spool, on any free port of this machine. */
final class IntakeFixture implements AutoCloseable {

    final FakeDirectory directory = new FakeDirectory();
    final Heard heard = new Heard();
    final FileSpool spool;
    final DicomIntake intake;
    private final Path home;

    IntakeFixture(Path home) throws IOException {
        this(home, Map.of(), Map.of());
    }

    IntakeFixture(Path home, Map<String, Object> intakeSettings, Map<String, Object> spoolSettings) throws IOException {
        this.home = home;
        spool = new FileSpool(Settings.of(SpoolConfig.class,
                with(Map.of("pharos_home", home.toString(), "reserveMib", 1, "reservePercent", 0), spoolSettings)));
        intake = new DicomIntake(Settings.of(IntakeConfig.class, with(
                Map.of("pharos_home", home.toString(), "port", 0, "bindAddress", "127.0.0.1"), intakeSettings)),
                directory, spool, Clock.systemUTC());
        intake.addListener(heard);
        intake.start();
    }

    private static Map<String, Object> with(Map<String, Object> base, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(base);
        all.putAll(more);
        return all;
    }

    ClientOptions options() {
        return options(intake.port());
    }

    static ClientOptions options(int port) {
        return ClientOptions.to("127.0.0.1", port, "PHAROS", "CT1")
                .withTimes(AssociationTimes.DEFAULT.withResponseMs(10_000));
    }

    DicomClient connect(ContextProposal... proposals) throws IOException {
        return DicomClient.connect(options(), List.of(proposals));
    }

    DicomClient connect(Slice slice) throws IOException {
        return connect(ContextProposal.storage(slice.sopClassUid(), slice.syntax().uid()));
    }

    static Status send(DicomClient client, Slice slice) throws IOException {
        return client.store(new OutgoingObject(slice.sopClassUid(), slice.sopInstanceUid(), slice.syntax().uid()),
                new ByteArrayInputStream(slice.encoded()));
    }

    Status send(Slice slice) throws IOException {
        try (DicomClient client = connect(slice)) {
            return send(client, slice);
        }
    }

    /** The data set held under a UID, as bytes. */
    Optional<byte[]> held(String uid) throws IOException {
        Optional<StoredInstance> found = spool.find(new InstanceUid(uid));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        byte[] file = Files.readAllBytes(found.get().file());
        return Optional.of(Arrays.copyOfRange(file, (int) found.get().dataSetOffset(), file.length));
    }

    /** Files that hold anything, but for marks and locks. */
    List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("spool").resolve(folder))) {
            return all.filter(file -> Files.isRegularFile(file) && file.toFile().length() > 0).toList();
        }
    }

    @Override
    public void close() throws IOException {
        intake.close();
        spool.close();
    }
}
