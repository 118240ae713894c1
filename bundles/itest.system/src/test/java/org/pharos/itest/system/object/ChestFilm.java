package org.pharos.itest.system.object;

import java.io.IOException;
import java.nio.file.Path;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.io.DicomReader;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;

/** A simulated chest film of the application's golden cases, as an examination of its own. */
public final class ChestFilm {

    private static final Path GOLDEN = Path.of(System.getProperty("pharos.root", "../.."),
            "models/cxr-technical/golden");

    private final DataSet object;

    private ChestFilm(DataSet object) {
        this.object = object;
    }

    /** @param number tells examinations apart; the film is upright and as it should be */
    public static ChestFilm number(int number) throws IOException {
        return of("pa-upright", number);
    }

    /** A film that its modality mirrored. */
    public static ChestFilm mirrored(int number) throws IOException {
        return of("pa-mirrored", number);
    }

    private static ChestFilm of(String golden, int number) throws IOException {
        DataSet object = DicomReader.readFile(GOLDEN.resolve(golden + ".dcm")).dataSet();
        object.setString(Tag.StudyInstanceUID, SimulatedUids.study(number))
                .setString(Tag.SeriesInstanceUID, SimulatedUids.series(number))
                .setString(Tag.SOPInstanceUID, SimulatedUids.instance(number, 1));
        return new ChestFilm(object);
    }

    public String studyUid() {
        return object.getString(Tag.StudyInstanceUID, "");
    }

    public String instanceUid() {
        return object.getString(Tag.SOPInstanceUID, "");
    }

    /** Encoded as the character set set before demands. */
    public ChestFilm with(int tag, String... value) {
        object.setString(tag, value);
        return this;
    }

    /** @return the file, explicit VR little endian */
    public Path in(Path folder) throws IOException {
        Path file = folder.resolve(instanceUid() + ".dcm");
        DicomWriter.writeFile(file, FileMeta.of(object, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), object);
        return file;
    }
}
