package org.pharos.benchmarks.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.pharos.benchmarks.peer.Receiver;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.data.VR;
import org.pharos.dicom.data.io.DicomWriter;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.dicom.net.service.ClientOptions;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.dicom.net.service.OutgoingObject;

/** Sends studies that are large in number or in size; they are made while they are sent. */
final class LargeStudies {

    private static final String SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
    private static final int SMALL_SIDE = 64;
    private static final int LARGE_SIDE = 1_024;
    private static final int LARGE_FRAMES = 1_024;
    private static final int DEPTH_BYTES = 2;

    /** Length of the pixel data of the large object: 2 GiB. */
    static final long LARGE_BYTES = (long) LARGE_SIDE * LARGE_SIDE * LARGE_FRAMES * DEPTH_BYTES;

    private final Receiver to;
    private final String root = "2.25." + (1_000_000_000L + new Random().nextLong(1_000_000_000L));

    LargeStudies(Receiver to) {
        this.to = to;
    }

    /** One study of many small CT slices over one association. */
    void many(int count) throws IOException {
        try (DicomClient client = connect(Uids.CTImageStorage)) {
            byte[] pixels = new byte[SMALL_SIDE * SMALL_SIDE * DEPTH_BYTES];
            for (int number = 1; number <= count; number++) {
                DataSet slice = object(Uids.CTImageStorage, "CT", root + ".1", number, SMALL_SIDE)
                        .setBytes(Tag.PixelData, VR.OW, pixels);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DicomWriter.writeDataSet(bytes, slice, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
                store(client, slice, new ByteArrayInputStream(bytes.toByteArray()));
            }
            client.release();
        }
    }

    /** One object of 2 GiB. */
    void large() throws IOException {
        String kind = Uids.MultiFrameGrayscaleWordSecondaryCaptureImageStorage;
        DataSet object = object(kind, "OT", root + ".2", 1, LARGE_SIDE)
                .setString(Tag.NumberOfFrames, Integer.toString(LARGE_FRAMES));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DicomWriter.writeDataSet(head, object, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        head.writeBytes(ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x7FE0)
                .putShort((short) 0x0010).put((byte) 'O').put((byte) 'W').putShort((short) 0)
                .putInt((int) LARGE_BYTES).array());
        try (DicomClient client = connect(kind)) {
            store(client, object, new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()),
                    new Zeros(LARGE_BYTES)));
            client.release();
        }
    }

    private DicomClient connect(String kind) throws IOException {
        return DicomClient.connect(ClientOptions.to("127.0.0.1", to.port(), to.aeTitle(), Receiver.SENDER),
                List.of(ContextProposal.storage(kind, SYNTAX)));
    }

    private static void store(DicomClient client, DataSet object, InputStream dataSet) throws IOException {
        Status status = client.store(new OutgoingObject(object.getString(Tag.SOPClassUID, ""),
                object.getString(Tag.SOPInstanceUID, ""), SYNTAX), dataSet);
        if (!status.isSuccess()) {
            throw new IOException("the gateway refused an object: " + status.words());
        }
    }

    private static DataSet object(String kind, String modality, String study, int number, int side) {
        return new DataSet()
                .setString(Tag.SOPClassUID, kind)
                .setString(Tag.SOPInstanceUID, study + ".1." + number)
                .setString(Tag.StudyInstanceUID, study)
                .setString(Tag.SeriesInstanceUID, study + ".1")
                .setString(Tag.StudyDate, "20260101")
                .setString(Tag.StudyTime, "120000")
                .setString(Tag.AccessionNumber)
                .setString(Tag.Modality, modality)
                .setString(Tag.PatientName, "SIMULATED^Large")
                .setString(Tag.PatientID, "SIM-LARGE")
                .setString(Tag.InstanceNumber, Integer.toString(number))
                .setInt(Tag.SamplesPerPixel, 1)
                .setString(Tag.PhotometricInterpretation, "MONOCHROME2")
                .setInt(Tag.Rows, side)
                .setInt(Tag.Columns, side)
                .setInt(Tag.BitsAllocated, 16)
                .setInt(Tag.BitsStored, 16)
                .setInt(Tag.HighBit, 15)
                .setInt(Tag.PixelRepresentation, 0);
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
