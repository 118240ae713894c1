package org.pharos.release.format.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Withheld;

/**
 * What may be said about one question, once the whole may be known. Its counts are renewed only together with the
 * whole, so what they leave of it is known exactly when they are. No state.
 */
final class QuestionGate {

    private QuestionGate() {}

    /** @param basis what is shown was made from; empty: nothing is shown */
    record Passed(QuestionFigures figures, List<SiteFigures> basis) {}

    /** Which counts are shown; the more, the earlier. */
    private enum Choice {
        BOTH, ATTENTION, UNCERTAIN;

        boolean attention() {
            return this != UNCERTAIN;
        }

        boolean uncertain() {
            return this != ATTENTION;
        }

        /** Everything that can be worked out, from which the rest follows by adding. */
        List<Function<SiteFigures, Group>> cells(String question) {
            return switch (this) {
                case BOTH -> List.of(site -> site.attention(question), site -> site.uncertain(question),
                        site -> site.neither(question));
                case ATTENTION -> List.of(site -> site.attention(question), site -> site.notAttention(question));
                case UNCERTAIN -> List.of(site -> site.uncertain(question), site -> site.notUncertain(question));
            };
        }

        boolean holds(Choice other) {
            return this == BOTH || this == other;
        }
    }

    static Passed pass(String question, List<SiteFigures> now, Optional<PublishedFigures> before) {
        Optional<QuestionFigures> earlier = before.flatMap(published -> published.figures().questions().stream()
                .filter(figures -> figures.question().equals(question)).findFirst());
        List<SiteFigures> basis = before.map(published -> published.questions().getOrDefault(question, List.of()))
                .orElse(List.of());
        Optional<Choice> shown = basis.isEmpty() ? Optional.empty() : earlier.flatMap(QuestionGate::choice);
        for (Choice choice : Choice.values()) {
            if (shown.filter(had -> !choice.holds(had)).isEmpty() && mayBeKnown(question, choice, shown, now, basis)) {
                return new Passed(figures(question, choice, now), now);
            }
        }
        return shown.isPresent() ? new Passed(earlier.orElseThrow(), basis)
                : new Passed(new QuestionFigures(question, Figure.withheld(reason(question, Choice.ATTENTION, now)),
                        Figure.withheld(reason(question, Choice.UNCERTAIN, now))), List.of());
    }

    private static Optional<Choice> choice(QuestionFigures shown) {
        if (shown.attention().isShown()) {
            return Optional.of(shown.uncertain().isShown() ? Choice.BOTH : Choice.ATTENTION);
        }
        return shown.uncertain().isShown() ? Optional.of(Choice.UNCERTAIN) : Optional.empty();
    }

    private static boolean mayBeKnown(String question, Choice choice, Optional<Choice> shown, List<SiteFigures> now,
            List<SiteFigures> basis) {
        return choice.cells(question).stream().allMatch(cell -> Clearance.clear(PublicationGate.groups(now, cell)))
                && shown.stream().flatMap(had -> had.cells(question).stream())
                        .allMatch(cell -> Clearance.clear(PublicationGate.growth(now, basis, cell)));
    }

    private static QuestionFigures figures(String question, Choice choice, List<SiteFigures> now) {
        return new QuestionFigures(question,
                choice.attention() ? count(now, site -> site.attention(question))
                        : Figure.withheld(reason(question, Choice.ATTENTION, now)),
                choice.uncertain() ? count(now, site -> site.uncertain(question))
                        : Figure.withheld(reason(question, Choice.UNCERTAIN, now)));
    }

    private static Figure count(List<SiteFigures> now, Function<SiteFigures, Group> cell) {
        return Figure.shown(PublicationGate.total(now, site -> cell.apply(site).images()));
    }

    /** The first objection to this count alone; when there is none, it would give another one away. */
    private static Withheld reason(String question, Choice choice, List<SiteFigures> now) {
        return choice.cells(question).stream().map(cell -> Clearance.objection(PublicationGate.groups(now, cell)))
                .flatMap(Optional::stream).findFirst().filter(reason -> reason != Withheld.FEWER_THAN_11_PATIENTS)
                .orElse(Withheld.SMALL_COUNT);
    }
}
