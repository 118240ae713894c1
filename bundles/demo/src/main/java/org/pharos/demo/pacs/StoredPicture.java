package org.pharos.demo.pacs;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.io.DicomReader;

/** A held image, shown: 8-bit RGB, or grey of up to 16 bits stretched to what it uses; uncompressed only. */
final class StoredPicture {

    private static final int SMALL_SIDE = 120;

    private StoredPicture() {}

    static Optional<byte[]> png(Path file) throws IOException {
        Optional<BufferedImage> image = image(file);
        return image.isEmpty() ? Optional.empty() : Optional.of(encoded(image.get(), "png"));
    }

    /** The same as a small square JPEG, for a list. */
    static Optional<byte[]> small(Path file) throws IOException {
        Optional<BufferedImage> image = image(file);
        if (image.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage small = new BufferedImage(SMALL_SIDE, SMALL_SIDE, BufferedImage.TYPE_INT_RGB);
        double scale = (double) SMALL_SIDE / Math.max(image.get().getWidth(), image.get().getHeight());
        int width = Math.max(1, (int) (image.get().getWidth() * scale));
        int height = Math.max(1, (int) (image.get().getHeight() * scale));
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image.get(), (SMALL_SIDE - width) / 2, (SMALL_SIDE - height) / 2, width, height, null);
        graphics.dispose();
        return Optional.of(encoded(small, "jpg"));
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static Optional<BufferedImage> image(Path file) throws IOException {
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
        boolean inverse = object.getString(Tag.PhotometricInterpretation, "").equals("MONOCHROME1");
        return Optional.of(perPixel == 3 ? colour(samples.get(), rows, columns)
                : grey(samples.get(), rows, columns, sampleBytes, inverse));
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
