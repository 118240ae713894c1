package org.pharos.benchmarks.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.data.io.FileMeta;

/** A generated CT study as files: noise in the shape of slices of 512 × 512 pixels, about 526 kB each. */
final class Slices {

    private static final int SIDE = 512;
    private static final long UID_SPACE = 1_000_000_000L;

    private final Path folder;
    private final int count;
    private final byte[] pixels = new byte[SIDE * SIDE * 2];
    private final String root = "2.25." + (UID_SPACE + new Random().nextLong(UID_SPACE));
    private int studies;

    Slices(Path folder, int count) {
        this.folder = folder;
        this.count = count;
        new Random(1).nextBytes(pixels);
        for (int i = 1; i < pixels.length; i += 2) {
            pixels[i] &= 0x0F;
        }
    }

    /** Writes a study nobody has seen, over the files of the one before, and waits until it is on the disk. */
    List<Path> next() throws IOException {
        studies++;
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Path file = folder.resolve("slice-" + number + ".dcm");
            DataSet slice = slice(number);
            DicomWriter.writeFile(file, FileMeta.of(slice, TransferSyntax.EXPLICIT_LITTLE_ENDIAN), slice);
            files.add(file);
        }
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        return files;
    }

    static long bytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private DataSet slice(int number) {
        String study = root + '.' + studies;
        DataSet slice = new DataSet();
        slice.setString(Tag.SOPClassUID, Uids.CTImageStorage)
                .setString(Tag.SOPInstanceUID, study + ".1." + number)
                .setString(Tag.StudyInstanceUID, study)
                .setString(Tag.SeriesInstanceUID, study + ".1")
                .setString(Tag.StudyDate, "20260101")
                .setString(Tag.StudyTime, "120000")
                .setString(Tag.AccessionNumber, "B" + studies)
                .setString(Tag.Modality, "CT")
                .setString(Tag.ReferringPhysicianName)
                .setString(Tag.PatientName, "SIMULATED^Bench")
                .setString(Tag.PatientID, "SIM-BENCH-" + studies)
                .setString(Tag.PatientBirthDate)
                .setString(Tag.PatientSex, "O")
                .setString(Tag.StudyID, Integer.toString(studies))
                .setString(Tag.SeriesNumber, "1")
                .setString(Tag.InstanceNumber, Integer.toString(number))
                .setString(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .setInt(Tag.SamplesPerPixel, 1)
                .setString(Tag.PhotometricInterpretation, "MONOCHROME2")
                .setInt(Tag.Rows, SIDE)
                .setInt(Tag.Columns, SIDE)
                .setInt(Tag.BitsAllocated, 16)
                .setInt(Tag.BitsStored, 12)
                .setInt(Tag.HighBit, 11)
                .setInt(Tag.PixelRepresentation, 0)
                .setString(Tag.RescaleIntercept, "-1024")
                .setString(Tag.RescaleSlope, "1")
                .setBytes(Tag.PixelData, VR.OW, pixels);
        return slice;
    }
}
