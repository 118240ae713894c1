package org.pharos.gateway.index.h2;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceOrigin;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.instance.StudyUid;
import org.pharos.gateway.api.intake.IncomingInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.SpoolStatus;

/** A spool that only remembers. */
final class MemorySpool implements InstanceSpool {

    private final Map<InstanceUid, StoredInstance> held = new ConcurrentHashMap<>();

    /** Holds a made-up instance from then on. @param second of receipt */
    StoredInstance hold(String study, int number, long second, InstanceOrigin.Kind kind) {
        StoredInstance stored = make(study, number, second, kind);
        held.put(stored.instance(), stored);
        return stored;
    }

    /** A made-up instance that is not held. */
    StoredInstance make(String study, int number, long second) {
        return make(study, number, second, InstanceOrigin.Kind.ORIGINAL);
    }

    private static StoredInstance make(String study, int number, long second, InstanceOrigin.Kind kind) {
        DataSet dataSet = new DataSet();
        dataSet.setString(Tag.PatientName, "Name^" + number);
        dataSet.setString(Tag.PatientID, "P" + study);
        dataSet.setString(Tag.Modality, number % 2 == 0 ? "CT" : "DX");
        dataSet.setString(Tag.StudyDescription, "Made up");
        dataSet.setString(Tag.StudyDate, "20261123");
        dataSet.setString(Tag.AccessionNumber, "A1");
        InstanceUid uid = new InstanceUid(study + "." + number);
        InstanceHeader header =
                new InstanceHeader(new StudyUid(study), study + ".0", uid, Uids.CTImageStorage, dataSet);
        return new StoredInstance(header, new InstanceOrigin("CT" + number, kind,
                Instant.ofEpochSecond(second)), Uids.ExplicitVRLittleEndian, Path.of("x"), 300, 1_000, "ab".repeat(32));
    }

    StoredInstance hold(String study, int number, long second) {
        return hold(study, number, second, InstanceOrigin.Kind.ORIGINAL);
    }

    @Override
    public IncomingInstance begin(InstanceOrigin origin, String sopClassUid, String sopInstanceUid,
            String transferSyntaxUid) {
        throw new UnsupportedOperationException("nothing arrives here");
    }

    @Override
    public Optional<StoredInstance> find(InstanceUid instance) {
        return Optional.ofNullable(held.get(instance));
    }

    @Override
    public boolean verify(StoredInstance instance) {
        return held.containsKey(instance.instance());
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(held.size());
    }

    @Override
    public void forEachUid(Consumer<List<InstanceUid>> some) {
        some.accept(List.copyOf(held.keySet()));
    }

    @Override
    public void forEach(Consumer<StoredInstance> consumer) {
        held.values().forEach(consumer);
    }

    @Override
    public SpoolStatus status() {
        return new SpoolStatus(held.size(), 0, 0, 0, 0, 0, false);
    }
}
