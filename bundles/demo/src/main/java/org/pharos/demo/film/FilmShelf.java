package org.pharos.demo.film;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.dicom.data.io.DicomReader;

/** The films at hand: public ones of the NIH Clinical Center where their folder is, simulated ones otherwise. */
public final class FilmShelf {

    private static final String NIH_ORIGIN = "NIH Clinical Center, public film";
    private static final String SIMULATED_ORIGIN = "SIMULATED";
    private static final int NIH_FILMS_MAX = 90;

    private final List<Film> films;

    private FilmShelf(List<Film> films) {
        this.films = List.copyOf(films);
    }

    /**
     * Takes what there is.
     *
     * @param data the folder of outside data, which may be absent
     * @param simulated the folder of the simulated films that travel with the application
     */
    public static FilmShelf open(Path data, Path simulated) throws IOException {
        Path nih = data.resolve("nih-chest");
        return new FilmShelf(Files.exists(nih.resolve("labels.csv")) ? nih(nih) : simulated(simulated));
    }

    public boolean simulated() {
        return films.get(0).simulated();
    }

    /** Any number of films: they are handed out again when all have been. */
    public Film film(int number) {
        return films.get(number % films.size());
    }

    /** Films of the tuning split: their projection is known, and adults only. */
    private static List<Film> nih(Path folder) throws IOException {
        List<Film> films = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
        List<String> head = Arrays.asList(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            boolean wanted = row[head.indexOf("split")].equals("tune")
                    && Double.parseDouble(row[head.indexOf("age_years")]) >= 18;
            if (wanted && films.size() < NIH_FILMS_MAX) {
                BufferedImage image = ImageIO.read(folder.resolve("images").resolve(row[head.indexOf("image")])
                        .toFile());
                films.add(new Film(image.getHeight(), image.getWidth(), grey(image.getRaster()),
                        row[head.indexOf("view")], NIH_ORIGIN, false));
            }
        }
        return films;
    }

    private static byte[] grey(Raster raster) {
        int[] samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        byte[] grey = new byte[samples.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) samples[i];
        }
        return grey;
    }

    /** The upright ones among the application's golden cases. */
    private static List<Film> simulated(Path folder) throws IOException {
        List<Film> films = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().contains("upright")).sorted()
                    .toList()) {
                films.add(simulatedFilm(DicomReader.readFile(file).dataSet()));
            }
        }
        if (films.isEmpty()) {
            throw new IOException("there is no simulated film in " + folder);
        }
        return films;
    }

    private static Film simulatedFilm(DataSet object) throws IOException {
        int rows = object.getInt(Tag.Rows, 0);
        int columns = object.getInt(Tag.Columns, 0);
        byte[] stored = object.getBytes(Tag.PixelData)
                .orElseThrow(() -> new IOException("a simulated film has no pixels"));
        boolean wide = object.getInt(Tag.BitsAllocated, 8) == 16;
        int shift = wide ? object.getInt(Tag.BitsStored, 16) - 8 : 0;
        boolean inverse = object.getString(Tag.PhotometricInterpretation, "").equals("MONOCHROME1");
        byte[] grey = new byte[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < grey.length; i++) {
            int value = wide ? (stored[2 * i] & 0xff | (stored[2 * i + 1] & 0xff) << 8) >> shift : stored[i] & 0xff;
            grey[i] = (byte) (inverse ? 255 - value : value);
        }
        return new Film(rows, columns, grey, object.getString(Tag.ViewPosition, "PA"), SIMULATED_ORIGIN, true);
    }
}
