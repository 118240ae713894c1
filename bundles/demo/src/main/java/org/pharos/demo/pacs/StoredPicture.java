package org.pharos.demo.pacs;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.io.DicomReader;

/** A held image as PNG: 8-bit RGB, or grey of up to 16 bits stretched to what it uses; uncompressed only. */
final class StoredPicture {

    private StoredPicture() {}

    static Optional<byte[]> png(Path file) throws IOException {
        DataSet object = DicomReader.readFile(file).dataSet();
        int rows = object.getInt(Tag.Rows, 0);
        int columns = object.getInt(Tag.Columns, 0);
        Optional<byte[]> samples = object.getBytes(Tag.PixelData);
        int sampleBytes = object.getInt(Tag.BitsAllocated, 0) / 8;
        int perPixel = object.getInt(Tag.SamplesPerPixel, 1);
        boolean shown = samples.isPresent() && rows > 0 && columns > 0 && (sampleBytes == 1 || sampleBytes == 2)
                && samples.get().length >= (long) rows * columns * sampleBytes * perPixel;
        if (!shown) {
            return Optional.empty();
        }
        BufferedImage image = perPixel == 3 ? colour(samples.get(), rows, columns) : grey(samples.get(), rows, columns, sampleBytes,
                object.getString(Tag.PhotometricInterpretation, "").equals("MONOCHROME1"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Optional.of(bytes.toByteArray());
    }

    private static BufferedImage colour(byte[] samples, int rows, int columns) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rows * columns; i++) {
            image.setRGB(i % columns, i / columns,
                    (samples[3 * i] & 0xff) << 16 | (samples[3 * i + 1] & 0xff) << 8 | samples[3 * i + 2] & 0xff);
        }
        return image;
    }

    private static BufferedImage grey(byte[] samples, int rows, int columns, int sampleBytes, boolean inverse) {
        int[] values = new int[rows * columns];
        int high = 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = sampleBytes == 1 ? samples[i] & 0xff : samples[2 * i] & 0xff | (samples[2 * i + 1] & 0xff) << 8;
            high = Math.max(high, values[i]);
        }
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            int level = values[i] * 255 / high;
            int shown = inverse ? 255 - level : level;
            image.setRGB(i % columns, i / columns, shown << 16 | shown << 8 | shown);
        }
        return image;
    }
}
