package org.pharos.demo.pacs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;
import org.pharos.dicom.data.io.ReadOptions;
import org.pharos.dicom.net.service.StoreRequest;

/** The files of the stand-in PACS, by SOP Instance UID. Any thread may call. */
public final class PacsArchive {

    private final Path folder;
    private final Map<String, Held> byInstance = new LinkedHashMap<>();
    private final Set<String> committed = ConcurrentHashMap.newKeySet();

    public PacsArchive(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Keeps an object: written and synced before this returns. */
    void keep(StoreRequest request, InputStream dataSet) throws IOException {
        Path fresh = Files.createTempFile(folder, "incoming", ".part");
        TransferSyntax syntax = TransferSyntax.forUid(request.transferSyntaxUid()).orElseThrow();
        FileMeta meta = FileMeta.of(request.sopClassUid(), request.sopInstanceUid(), syntax)
                .withSourceAeTitle(request.peer().callingAet());
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                DicomWriter.ofFile(out, meta);
                dataSet.transferTo(out);
            }
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            describe(fresh, "");
            Path file = Files.move(fresh, folder.resolve(request.sopInstanceUid() + ".dcm"),
                    StandardCopyOption.REPLACE_EXISTING);
            remember(describe(file, request.peer().callingAet()));
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Held describe(Path file, String sentBy) throws IOException {
        DataSet dataSet = DicomReader.readFile(file, ReadOptions.DEFAULT.withStopBefore(Tag.PixelData)).dataSet();
        return new Held(dataSet.getString(Tag.StudyInstanceUID, ""), dataSet.getString(Tag.SeriesInstanceUID, ""),
                dataSet.getString(Tag.SOPInstanceUID, ""), dataSet.getString(Tag.SOPClassUID, ""),
                dataSet.getString(Tag.Modality, ""), dataSet.getString(Tag.PatientName, ""),
                dataSet.getString(Tag.PatientID, ""), dataSet.getString(Tag.SeriesDescription, ""), sentBy, file);
    }

    private synchronized void remember(Held held) {
        byInstance.put(held.instanceUid(), held);
    }

    public synchronized Optional<Held> find(String instanceUid) {
        return Optional.ofNullable(byInstance.get(instanceUid));
    }

    /** Everything held, by study, in the order of arrival. */
    public synchronized Map<String, List<Held>> byStudy() {
        Map<String, List<Held>> studies = new LinkedHashMap<>();
        byInstance.values().forEach(held -> studies.computeIfAbsent(held.studyUid(), uid -> new ArrayList<>())
                .add(held));
        return studies;
    }

    void commit(String instanceUid) {
        committed.add(instanceUid);
    }

    /** Whether it has promised to keep this object. */
    public boolean hasCommitted(String instanceUid) {
        return committed.contains(instanceUid);
    }
}
