package org.pharos.dicom.data.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.DicomFormatException;
import org.pharos.dicom.data.DicomFormatException.Reason;
import org.pharos.dicom.data.TransferSyntax;

/**
 * Reads a Part 10 file or stream: the meta information at once, the data set when asked, once, loaded or scanned.
 *
 * <p>Not safe for use from several threads. Outside data that breaks the rules or the limits is a
 * {@link DicomFormatException}; nothing else is thrown because of what a file contains.
 */
public final class DicomReader implements Closeable {

    private final InputStream stream;
    private final ByteInput in;
    private final Optional<Path> file;
    private final ReadOptions options;
    private final FileMeta meta;

    private DicomReader(InputStream stream, ByteInput in, Optional<Path> file, ReadOptions options) throws IOException {
        this.stream = stream;
        this.in = in;
        this.file = file;
        this.options = options;
        this.meta = new MetaReader(in, options).read();
    }

    /** Opens a file and reads its meta information. */
    public static DicomReader openFile(Path file) throws IOException {
        return openFile(file, ReadOptions.DEFAULT);
    }

    /** Opens a file and reads its meta information. */
    public static DicomReader openFile(Path file, ReadOptions options) throws IOException {
        long size = Files.size(file);
        if (size > options.limits().objectBytesMax()) {
            throw new DicomFormatException(Reason.OVER_LIMIT, "", -1,
                    "a file of " + size + " bytes, " + options.limits().objectBytesMax() + " are accepted");
        }
        InputStream stream = Files.newInputStream(file);
        try {
            ByteInput in = ByteInput.ofFile(stream, options.limits(), size);
            return new DicomReader(stream, in, Optional.of(file), options);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** Reads the meta information of a Part 10 stream, which {@link #close()} closes. */
    public static DicomReader openStream(InputStream stream, ReadOptions options) throws IOException {
        ByteInput in = ByteInput.of(stream, options.limits(), options.limits().objectBytesMax());
        return new DicomReader(stream, in, Optional.empty(), options);
    }

    /** A whole file in memory. */
    public static DicomFile readFile(Path file) throws IOException {
        return readFile(file, ReadOptions.DEFAULT);
    }

    /** A file, as far as the options want it. */
    public static DicomFile readFile(Path file, ReadOptions options) throws IOException {
        try (DicomReader reader = openFile(file, options)) {
            return new DicomFile(reader.meta(), reader.dataSet());
        }
    }

    /** A data set without meta information, up to the end of the stream, in memory. */
    public static DataSet readDataSet(InputStream stream, TransferSyntax syntax) throws IOException {
        return readDataSet(stream, syntax, ReadOptions.DEFAULT);
    }

    /** A data set without meta information, up to the end of the stream, as far as the options want it. */
    public static DataSet readDataSet(InputStream stream, TransferSyntax syntax, ReadOptions options)
            throws IOException {
        DataSetLoader loader = new DataSetLoader(options, Optional.empty(), tag -> true);
        scanDataSet(stream, syntax, options, loader);
        return loader.result();
    }

    /**
     * Tells the handler of everything in a data set without meta information, up to the end of the stream.
     *
     * @return false when the handler ended it before
     */
    public static boolean scanDataSet(
            InputStream stream, TransferSyntax syntax, ReadOptions options, DataSetHandler handler) throws IOException {
        ByteInput in = ByteInput.of(stream, options.limits(), options.limits().objectBytesMax());
        return scan(in, syntax, options, handler);
    }

    /** What the file says about its data set. */
    public FileMeta meta() {
        return meta;
    }

    /** Bytes before the data set: from here on a file is what a C-STORE sends. Only before the data set is read. */
    public long dataSetOffset() {
        return in.position();
    }

    /** The data set, as far as the options want it. Once; not after {@link #scan}. */
    public DataSet dataSet() throws IOException {
        Optional<Path> place = meta.transferSyntax().deflated() ? Optional.empty() : file;
        DataSetLoader loader = new DataSetLoader(options, place, tag -> true);
        scan(loader);
        return loader.result();
    }

    /** Tells the handler of everything in the data set. Once. @return false when the handler ended it before */
    public boolean scan(DataSetHandler handler) throws IOException {
        return scan(in, meta.transferSyntax(), options, handler);
    }

    static boolean scan(ByteInput in, TransferSyntax syntax, ReadOptions options, DataSetHandler handler)
            throws IOException {
        if (!syntax.deflated()) {
            return parse(in, syntax, options, handler);
        }
        try (Inflated inflated = new Inflated(in, options.limits())) {
            return parse(inflated.input(), syntax, options, handler);
        }
    }

    private static boolean parse(ByteInput in, TransferSyntax syntax, ReadOptions options, DataSetHandler handler)
            throws IOException {
        Encoding named = Encoding.of(syntax);
        Encoding encoding = options.guessEncoding() ? EncodingGuess.of(in, named) : named;
        return new DataSetParser(in, encoding, in.bound(), options.limits(), handler).parse();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
