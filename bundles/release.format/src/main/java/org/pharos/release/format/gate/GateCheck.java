package org.pharos.release.format.gate;

import java.util.Optional;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseRejectedException;

/**
 * The reader's own look at what a writer let through: whoever signed it, what could be traced to a few patients is not
 * shown. The reader knows no hospitals and no patients behind a count, so it cannot look as closely as the writer.
 */
public final class GateCheck {

    private GateCheck() {}

    /** @throws ReleaseRejectedException naming the first figure that should not have been published */
    public static void check(Release release) throws ReleaseRejectedException {
        for (ApplicationFigures figures : release.applications()) {
            atLeast(figures.sites(), PublicationGate.SITES_MIN, figures, "hospitals");
            atLeast(figures.patients(), PublicationGate.PATIENTS_MIN, figures, "patients");
            atLeast(figures.images(), PublicationGate.PATIENTS_MIN, figures, "images");
            for (QuestionFigures question : figures.questions()) {
                parts(question, figures);
            }
        }
    }

    /**
     * Two releases of one period must not tell a few patients by their difference.
     *
     * @throws ReleaseRejectedException naming the first figure that grew by a few, or shrank
     */
    public static void checkStep(Release before, Release after) throws ReleaseRejectedException {
        if (!before.periodFrom().equals(after.periodFrom())) {
            return;
        }
        for (ApplicationFigures now : after.applications()) {
            Optional<ApplicationFigures> then = before.applications().stream()
                    .filter(figures -> figures.application().equals(now.application())).findFirst();
            if (then.isPresent()) {
                step(then.get(), now);
            }
        }
    }

    private static void step(ApplicationFigures then, ApplicationFigures now) throws ReleaseRejectedException {
        grown(then.patients(), now.patients(), now);
        grown(then.images(), now.images(), now);
        for (QuestionFigures question : now.questions()) {
            for (QuestionFigures earlier : then.questions()) {
                if (earlier.question().equals(question.question())) {
                    grown(earlier.attention(), question.attention(), now);
                    grown(earlier.uncertain(), question.uncertain(), now);
                }
            }
        }
    }

    private static void grown(Figure then, Figure now, ApplicationFigures of) throws ReleaseRejectedException {
        if (then.isShown() && now.isShown() && (now.value() < then.value() || few(now.value() - then.value()))) {
            throw new ReleaseRejectedException("Beside the release before it, it tells a few patients of "
                    + of.application() + " by the difference.");
        }
    }

    private static void atLeast(Figure figure, long min, ApplicationFigures of, String what)
            throws ReleaseRejectedException {
        if (figure.isShown() && figure.value() < min) {
            throw new ReleaseRejectedException("It shows fewer than " + min + ' ' + what + " for " + of.application()
                    + '.');
        }
    }

    private static void parts(QuestionFigures question, ApplicationFigures of) throws ReleaseRejectedException {
        if (!question.attention().isShown() && !question.uncertain().isShown()) {
            return;
        }
        if (!of.patients().isShown() || !of.sites().isShown() || !of.images().isShown()) {
            throw few(of);
        }
        long attention = part(question.attention(), of);
        long uncertain = part(question.uncertain(), of);
        if (few(of.images().value() - attention - uncertain) || attention + uncertain > of.images().value()) {
            throw few(of);
        }
    }

    private static long part(Figure part, ApplicationFigures of) throws ReleaseRejectedException {
        long count = part.isShown() ? part.value() : 0;
        if (few(count) || few(of.images().value() - count)) {
            throw few(of);
        }
        return count;
    }

    private static ReleaseRejectedException few(ApplicationFigures of) {
        return new ReleaseRejectedException("It shows a count for " + of.application()
                + " from which a few patients could be told.");
    }

    private static boolean few(long count) {
        return count > 0 && count < PublicationGate.PATIENTS_MIN;
    }
}
