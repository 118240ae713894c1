package org.pharos.release.format.gate;

import java.util.ArrayList;
import java.util.List;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseRejectedException;

/** The reader's own look at what a writer let through: whoever signed it, too small a figure is not shown. */
public final class GateCheck {

    private GateCheck() {}

    /** @throws ReleaseRejectedException naming the first figure that should not have been published */
    public static void check(Release release) throws ReleaseRejectedException {
        for (ApplicationFigures figures : release.applications()) {
            atLeast(figures.sites(), PublicationGate.SITES_MIN, figures, "hospitals");
            atLeast(figures.patients(), PublicationGate.PATIENTS_MIN, figures, "patients");
            atLeast(figures.images(), PublicationGate.PATIENTS_MIN, figures, "images");
            for (Figure part : parts(figures)) {
                part(part, figures);
            }
        }
    }

    private static void atLeast(Figure figure, long min, ApplicationFigures of, String what) throws ReleaseRejectedException {
        if (figure.isShown() && figure.value() < min) {
            throw new ReleaseRejectedException("It shows fewer than " + min + ' ' + what + " for " + of.application() + '.');
        }
    }

    private static List<Figure> parts(ApplicationFigures figures) {
        List<Figure> parts = new ArrayList<>();
        figures.questions().forEach(question -> {
            parts.add(question.attention());
            parts.add(question.uncertain());
        });
        return parts;
    }

    private static void part(Figure part, ApplicationFigures of) throws ReleaseRejectedException {
        if (!part.isShown()) {
            return;
        }
        boolean wholeShown = of.patients().isShown() && of.sites().isShown() && of.images().isShown();
        long rest = wholeShown ? of.images().value() - part.value() : 0;
        if (!wholeShown || few(part.value()) || rest < 0 || few(rest)) {
            throw new ReleaseRejectedException("It shows a count for " + of.application() + " from which a few patients could be told.");
        }
    }

    private static boolean few(long count) {
        return count > 0 && count < PublicationGate.PATIENTS_MIN;
    }
}
