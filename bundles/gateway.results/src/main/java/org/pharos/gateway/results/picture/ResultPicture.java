package org.pharos.gateway.results.picture;

import java.util.List;
import java.util.Locale;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;
import org.pharos.gateway.api.instance.Preview;

/** Draws one image beside what was found in it. */
final class ResultPicture {

    private static final int PANEL_WIDTH = 620;
    private static final int WHITE = 0xf2f6f8;
    private static final int SOFT = 0xa9b8c1;
    private static final int AMBER = 0xffc857;
    private static final int RED = 0xff8f8f;
    private static final double BIG = 30;
    private static final double NORMAL = 22;
    private static final double SMALL = 17;

    private final Typeface typeface;

    ResultPicture(Typeface typeface) {
        this.typeface = typeface;
    }

    Raster draw(ResultRequest request, Preview preview) {
        TextPanel panel = panel(request, preview);
        Raster raster = new Raster(Math.max(preview.rows(), panel.height()), preview.columns() + panel.width(),
                TextPanel.GROUND);
        raster.drawGrey(preview.grey(), preview.rows(), preview.columns(), 0, 0);
        raster.drawColours(panel.pixels(), panel.height(), panel.width(), 0, preview.columns());
        return raster;
    }

    private TextPanel panel(ResultRequest request, Preview preview) {
        FindingReport report = request.report();
        TextPanel panel = new TextPanel(typeface, PANEL_WIDTH);
        panel.paragraph("AI, NOT REVIEWED", BIG, AMBER, 0);
        if (report.demonstration()) {
            panel.paragraph("Demonstration, not a medical device. Not for diagnosis.", SMALL, AMBER, 2);
        }
        panel.paragraph(report.applicationName(), NORMAL, WHITE, 12);
        List<Finding> findings = report.findings().stream().filter(finding -> finding.image().equals(preview.image()))
                .toList();
        for (Finding finding : findings) {
            panel.paragraph(finding.asked(), SMALL, SOFT, 14);
            panel.paragraph(sign(finding) + finding.words(), NORMAL, colour(finding), 2);
            panel.paragraph(String.format(Locale.ROOT, "score %.2f, uncertain from %.2f to %.2f", finding.score(),
                    finding.band().low(), finding.band().high()), SMALL, SOFT, 2);
        }
        report.declined().stream().filter(declined -> declined.image().equals(preview.image()))
                .forEach(declined -> panel.paragraph("Not judged. " + declined.words(), NORMAL, AMBER, 14));
        if (request.revision() > 1) {
            panel.paragraph("Revision " + request.revision() + ": supplements an earlier result; more images came"
                    + " later.", SMALL, AMBER, 22);
        }
        panel.paragraph("Not looked at: " + report.notLookedAt(), SMALL, SOFT, 22);
        panel.paragraph(report.applicationId() + ' ' + report.applicationVersion() + ", model "
                + report.modelSha256().substring(0, Math.min(12, report.modelSha256().length())) + ", "
                + report.provenance().engine() + ' ' + report.provenance().precision(), SMALL, SOFT, 10);
        return panel;
    }

    /** Colour is never alone: a word goes with it. */
    private static String sign(Finding finding) {
        if (finding.level() == Level.UNCERTAIN) {
            return "UNCERTAIN: ";
        }
        return finding.attention() ? "LOOK: " : "";
    }

    private static int colour(Finding finding) {
        if (finding.level() == Level.UNCERTAIN) {
            return AMBER;
        }
        return finding.attention() ? RED : WHITE;
    }
}
