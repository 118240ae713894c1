package org.pharos.gateway.results.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Outlines of letters from a font that travels along, so that a box without any font installed can write. */
final class Typeface {

    private static final String REGULAR = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;
    private final double unitsPerEm;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** Liberation Sans. */
    static Typeface liberationSans() {
        try (InputStream resource = Typeface.class.getResourceAsStream(REGULAR)) {
            return new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException("the font in this bundle cannot be read", e);
        }
    }

    /** The outline of a line of text with its baseline at the origin, y downwards. */
    Path2D outline(String text, double size) {
        GeneralPath line = new GeneralPath();
        double scale = size / unitsPerEm;
        double x = 0;
        for (int glyph : glyphs(text)) {
            line.append(glyphPath(glyph).getPathIterator(new AffineTransform(scale, 0, 0, -scale, x, 0)), false);
            x += advance(glyph) * scale;
        }
        return line;
    }

    double width(String text, double size) {
        double units = 0;
        for (int glyph : glyphs(text)) {
            units += advance(glyph);
        }
        return units * size / unitsPerEm;
    }

    /** The text in lines no wider than that, broken at spaces; a word that is wider stands alone. */
    List<String> wrap(String text, double size, double widthMax) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, size) > widthMax) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private int[] glyphs(String text) {
        try {
            var map = font.getUnicodeCmapLookup();
            return text.codePoints().map(map::getGlyphId).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the font in this bundle cannot be read", e);
        }
    }

    private GeneralPath glyphPath(int glyph) {
        try {
            var outline = font.getGlyph().getGlyph(glyph);
            return outline == null ? new GeneralPath() : outline.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException("the font in this bundle cannot be read", e);
        }
    }

    private int advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException("the font in this bundle cannot be read", e);
        }
    }
}
