package org.pharos.release.format.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Withheld;

/**
 * Lets through only what cannot be traced to a few patients or to one hospital.
 *
 * <ul>
 * <li>Whatever can be worked out of a release, by itself or with those before it, is of nobody, or of at least
 *     {@link #PATIENTS_MIN} patients from at least {@link #SITES_MIN} hospitals, none having more than 70 % of it: the
 *     numbers themselves, what they leave of the whole, and how much they grew.
 * <li>What was shown once in a period is shown until its end: repeated while its growth could give somebody away.
 * <li>A hospital whose figures fell (its box began anew) stands with its earlier ones until it has passed them.
 * </ul>
 */
public final class PublicationGate {

    public static final int SITES_MIN = 3;
    public static final int PATIENTS_MIN = 11;
    /** Largest share of one hospital, in percent. */
    public static final int SHARE_MAX_PERCENT = 70;

    private PublicationGate() {}

    /**
     * What may be said about one application.
     *
     * @param reported every hospital's figures for it, cumulative over the period; empty only when something was
     * published
     * @param before what was published last in this period; empty: nothing yet
     */
    public static PublishedFigures pass(List<SiteFigures> reported, Optional<PublishedFigures> before) {
        if (reported.isEmpty()) {
            return before.orElseThrow(() -> new IllegalArgumentException(
                    "nothing is reported and nothing was published"));
        }
        List<SiteFigures> earlier = before.map(PublishedFigures::whole).orElse(List.of());
        List<SiteFigures> now = held(reported, earlier);
        List<Group> whole = groups(now, SiteFigures::whole);
        if (!earlier.isEmpty()) {
            List<Group> grown = groups(grown(now, earlier), SiteFigures::whole);
            boolean renewed = grown.stream().anyMatch(group -> group.images() > 0) && Clearance.clear(grown)
                    && Clearance.clear(whole);
            return renewed ? shown(now, before) : before.get();
        }
        Optional<Withheld> objection = sites(now) < SITES_MIN ? Optional.of(Withheld.FEWER_THAN_3_SITES)
                : Clearance.objection(whole);
        return objection.map(reason -> withheld(now, reason)).orElseGet(() -> shown(now, before));
    }

    private static List<SiteFigures> held(List<SiteFigures> reported, List<SiteFigures> earlier) {
        List<SiteFigures> all = new ArrayList<>(reported);
        all.removeIf(site -> of(earlier, site).filter(before -> !site.goesOnFrom(before)).isPresent());
        earlier.stream().filter(before -> of(all, before).isEmpty()).forEach(all::add);
        return all;
    }

    private static List<SiteFigures> grown(List<SiteFigures> now, List<SiteFigures> earlier) {
        return now.stream().map(site -> site.since(of(earlier, site).orElse(site.nothing()))).toList();
    }

    private static Optional<SiteFigures> of(List<SiteFigures> figures, SiteFigures site) {
        return figures.stream().filter(other -> other.site().equals(site.site())).findFirst();
    }

    private static PublishedFigures withheld(List<SiteFigures> now, Withheld reason) {
        Figure nothing = Figure.withheld(reason);
        List<QuestionFigures> questions = asked(now).stream()
                .map(question -> new QuestionFigures(question, nothing, nothing)).toList();
        return new PublishedFigures(figures(now, nothing, nothing, nothing, nothing, questions), List.of(), Map.of());
    }

    private static PublishedFigures shown(List<SiteFigures> now, Optional<PublishedFigures> before) {
        List<QuestionFigures> questions = new ArrayList<>();
        Map<String, List<SiteFigures>> bases = new HashMap<>();
        for (String question : asked(now)) {
            QuestionGate.Passed passed = QuestionGate.pass(question, now, before);
            questions.add(passed.figures());
            if (!passed.basis().isEmpty()) {
                bases.put(question, passed.basis());
            }
        }
        ApplicationFigures figures = figures(now, Figure.shown(sites(now)),
                Figure.shown(total(now, SiteFigures::patients)), Figure.shown(total(now, SiteFigures::images)),
                median(now), questions);
        return new PublishedFigures(figures, now, bases);
    }

    private static ApplicationFigures figures(List<SiteFigures> now, Figure sites, Figure patients, Figure images,
            Figure median, List<QuestionFigures> questions) {
        return new ApplicationFigures(now.get(0).application(), now.stream().anyMatch(SiteFigures::demonstration),
                sites, patients, images, median, questions);
    }

    private static TreeSet<String> asked(List<SiteFigures> sites) {
        TreeSet<String> asked = new TreeSet<>();
        sites.forEach(site -> asked.addAll(site.attention().keySet()));
        sites.forEach(site -> asked.addAll(site.uncertain().keySet()));
        return asked;
    }

    static List<Group> groups(List<SiteFigures> sites, Function<SiteFigures, Group> cell) {
        return sites.stream().map(cell).toList();
    }

    /** How a cell grew, hospital by hospital. */
    static List<Group> growth(List<SiteFigures> now, List<SiteFigures> earlier, Function<SiteFigures, Group> cell) {
        return groups(grown(now, earlier), cell);
    }

    private static long sites(List<SiteFigures> now) {
        return now.stream().filter(site -> site.patients() > 0).count();
    }

    static long total(List<SiteFigures> sites, ToLongFunction<SiteFigures> count) {
        return sites.stream().mapToLong(count).sum();
    }

    private static Figure median(List<SiteFigures> sites) {
        List<Double> medians = sites.stream().filter(site -> site.medianSeconds().isPresent())
                .map(site -> site.medianSeconds().getAsDouble()).sorted(Comparator.naturalOrder()).toList();
        if (medians.size() < SITES_MIN) {
            return Figure.withheld(medians.isEmpty() ? Withheld.NOT_MEASURED : Withheld.FEWER_THAN_3_SITES);
        }
        return Figure.shown(Math.round(medians.get(medians.size() / 2)));
    }
}
