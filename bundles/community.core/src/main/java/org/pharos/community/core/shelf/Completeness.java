package org.pharos.community.core.shelf;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseRejectedException;

/** Whether a release says everything a reader needs: a valid signature does not make it whole. */
final class Completeness {

    private static final int NAME_MAX = 200;
    private static final int APPLICATIONS_MAX = 500;
    private static final int QUESTIONS_MAX = 200;

    private Completeness() {}

    /** @throws ReleaseRejectedException naming the first thing that is missing */
    static void check(Release release) throws ReleaseRejectedException {
        name(release.issuer(), "who issued it");
        time(release);
        if (release.sequence() < 1) {
            throw new ReleaseRejectedException("Its number is not positive.");
        }
        if (release.applications().size() > APPLICATIONS_MAX) {
            throw new ReleaseRejectedException("It speaks of more than " + APPLICATIONS_MAX + " applications.");
        }
        Set<String> seen = new HashSet<>();
        for (ApplicationFigures figures : release.applications()) {
            check(figures);
            if (!seen.add(figures.application())) {
                throw new ReleaseRejectedException("It speaks of " + figures.application() + " twice.");
            }
        }
    }

    private static void time(Release release) throws ReleaseRejectedException {
        try {
            Instant.parse(name(release.createdAt(), "when it was made"));
            LocalDate.parse(name(release.periodFrom(), "which period it is about"));
        } catch (DateTimeException e) {
            throw new ReleaseRejectedException("Its dates are not understood.", e);
        }
    }

    private static void check(ApplicationFigures figures) throws ReleaseRejectedException {
        name(figures.application(), "which application it speaks of");
        boolean whole = Stream.of(figures.sites(), figures.patients(), figures.images(), figures.medianSeconds())
                .allMatch(figure -> figure != null);
        if (!whole || figures.questions().size() > QUESTIONS_MAX) {
            throw new ReleaseRejectedException("The figures of " + figures.application() + " are not complete.");
        }
        for (QuestionFigures question : figures.questions()) {
            name(question.question(), "which question it speaks of");
            if (question.attention() == null || question.uncertain() == null) {
                throw new ReleaseRejectedException("The figures of " + figures.application() + " are not complete.");
            }
        }
    }

    private static String name(String name, String what) throws ReleaseRejectedException {
        if (name == null || name.isBlank() || name.length() > NAME_MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new ReleaseRejectedException("It does not say " + what + '.');
        }
        return name;
    }
}
