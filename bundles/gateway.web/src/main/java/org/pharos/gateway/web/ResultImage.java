package org.pharos.gateway.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.io.DicomReader;

/** A result picture of our own as PNG. Only what this box made comes here: 8-bit RGB, by pixel, uncompressed. */
final class ResultImage {

    private static final int SIDE_MAX = 8_192;

    private ResultImage() {}

    /** Empty when the object is no such picture. */
    static Optional<byte[]> png(Path file) throws IOException {
        DataSet object = DicomReader.readFile(file).dataSet();
        int rows = object.getInt(Tag.Rows, 0);
        int columns = object.getInt(Tag.Columns, 0);
        boolean rgb = object.getString(Tag.PhotometricInterpretation, "").equals("RGB")
                && object.getInt(Tag.BitsAllocated, 0) == 8;
        Optional<byte[]> samples = object.getBytes(Tag.PixelData);
        if (!rgb || rows < 1 || columns < 1 || rows > SIDE_MAX || columns > SIDE_MAX || samples.isEmpty()
                || samples.get().length < 3L * rows * columns) {
            return Optional.empty();
        }
        return Optional.of(encode(samples.get(), rows, columns));
    }

    private static byte[] encode(byte[] samples, int rows, int columns) throws IOException {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        int[] line = new int[columns];
        for (int row = 0, at = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, at += 3) {
                line[column] = (samples[at] & 0xff) << 16 | (samples[at + 1] & 0xff) << 8 | samples[at + 2] & 0xff;
            }
            image.setRGB(0, row, columns, 1, line, 0, columns);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
