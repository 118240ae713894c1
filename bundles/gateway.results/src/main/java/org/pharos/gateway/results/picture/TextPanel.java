package org.pharos.gateway.results.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Lines of text of our own on a dark ground. The patient's name is never among them. */
final class TextPanel {

    static final int GROUND = 0x10181d;

    private static final int MARGIN = 18;
    private static final double LINE_SPACING = 1.35;

    private final Typeface typeface;
    private final int width;
    private final List<Line> lines = new ArrayList<>();
    private double height = MARGIN;

    TextPanel(Typeface typeface, int width) {
        this.typeface = typeface;
        this.width = width;
    }

    /** Adds a paragraph, broken into lines as needed. @param colour {@code 0xRRGGBB} */
    TextPanel paragraph(String text, double size, int colour, double spaceAbove) {
        height += spaceAbove;
        for (String line : typeface.wrap(text, size, width - 2.0 * MARGIN)) {
            height += size * LINE_SPACING;
            lines.add(new Line(line, size, colour, height - size * (LINE_SPACING - 1)));
        }
        return this;
    }

    int height() {
        return (int) Math.ceil(height) + MARGIN;
    }

    int width() {
        return width;
    }

    /** The panel as {@code 0xRRGGBB} pixels, row by row, {@link #height()} by {@link #width()}. */
    int[] pixels() {
        BufferedImage image = new BufferedImage(width, height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(GROUND));
        graphics.fillRect(0, 0, width, height());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (Line line : lines) {
            graphics.setColor(new Color(line.colour));
            graphics.fill(AffineTransform.getTranslateInstance(MARGIN, line.baseline)
                    .createTransformedShape(typeface.outline(line.text, line.size)));
        }
        graphics.dispose();
        return image.getRGB(0, 0, width, height(), null, 0, width);
    }

    private record Line(String text, double size, int colour, double baseline) {}
}
