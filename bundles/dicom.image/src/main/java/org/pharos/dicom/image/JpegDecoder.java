package org.pharos.dicom.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG of 8 bits by the reader that comes with Java, lossless JPEG by TwelveMonkeys' one. Both give the samples as they
 * were encoded, without any conversion of colours. The reader that comes with Java is native code: worker process only.
 */
final class JpegDecoder implements FrameDecoder {

    @Override
    public Frame decode(PixelHeader header, byte[] encoded) throws UndecodableImageException {
        JpegHeader own = JpegHeader.read(encoded);
        own.require(header);
        if (!own.lossless() && (own.precision() != 8 || own.process() > 2)) {
            throw new UndecodableImageException(
                    "JPEG of " + own.precision() + " bits (process " + own.process() + ") cannot be decoded here");
        }
        ImageReader reader = reader(own.lossless());
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            reader.setInput(stream, true, true);
            // A second header in the stream may say other than the one that was looked at.
            if (reader.getWidth(0) != header.columns() || reader.getHeight(0) != header.rows()) {
                throw new UndecodableImageException("the JPEG stream declares its size twice, differently");
            }
            return frame(header, reader.readRaster(0, null));
        } catch (IOException | RuntimeException e) {
            throw new UndecodableImageException("the JPEG stream is damaged", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(boolean lossless) throws UndecodableImageException {
        Predicate<ImageReaderSpi> wanted = lossless
                ? spi -> spi.getClass().getName().startsWith("com.twelvemonkeys.")
                : spi -> "java.desktop".equals(spi.getClass().getModule().getName());
        ImageIO.scanForPlugins();
        Iterator<ImageReaderSpi> readers = IIORegistry.getDefaultInstance().getServiceProviders(
                ImageReaderSpi.class, spi -> isJpeg((ImageReaderSpi) spi) && wanted.test((ImageReaderSpi) spi), true);
        try {
            if (readers.hasNext()) {
                return readers.next().createReaderInstance();
            }
        } catch (IOException e) {
            throw new UndecodableImageException("the JPEG decoder does not start", e);
        }
        throw new UndecodableImageException(
                lossless ? "the decoder for lossless JPEG is not installed" : "this Java has no JPEG decoder");
    }

    private static boolean isJpeg(ImageReaderSpi spi) {
        for (String name : spi.getFormatNames()) {
            if (name.equalsIgnoreCase("jpeg")) {
                return true;
            }
        }
        return false;
    }

    private static Frame frame(PixelHeader header, Raster raster) throws UndecodableImageException {
        if (raster.getWidth() != header.columns() || raster.getHeight() != header.rows()
                || raster.getNumBands() != header.samples()) {
            throw new UndecodableImageException("the JPEG stream is not the image its own header declares");
        }
        byte[] bytes = new byte[(int) header.frameBytes()];
        int[] row = new int[header.columns() * header.samples()];
        int at = 0;
        for (int y = 0; y < header.rows(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, header.columns(), 1, row);
            for (int sample : row) {
                for (int i = 0; i < header.sampleBytes(); i++) {
                    bytes[at++] = (byte) (sample >> Byte.SIZE * i);
                }
            }
        }
        return new Frame(header, bytes);
    }
}
