package org.pharos.release.format.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Withheld;

/**
 * Lets through only what cannot be traced to a few patients or to one hospital.
 *
 * <ul>
 * <li>An application is spoken of only with at least {@link #SITES_MIN} hospitals and {@link #PATIENTS_MIN} patients, no
 *     hospital having more than 70 % of them.
 * <li>A count within it is shown only when it is 0 or at least 11, and so is what is left of the whole; it too must come
 *     from three hospitals, none having more than 70 %.
 * <li>Two releases in a row must not tell a few patients by their difference: while fewer than 11 new patients, or fewer
 *     than 3 hospitals with new ones, have come, the earlier figures are repeated.
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
     * @param now every hospital's figures for it, cumulative over the period
     * @param published the hospitals' figures behind what was last published in this period; empty for none
     * @param earlier what was last published; taken again when too little is new
     * @return the figures; {@link Passed#basis} is to be kept for the next time
     */
    public static Passed pass(List<SiteFigures> now, List<SiteFigures> published, Optional<ApplicationFigures> earlier) {
        if (earlier.isPresent() && earlier.get().patients().isShown() && !enoughIsNew(now, published)) {
            return new Passed(earlier.get(), published);
        }
        return new Passed(figures(now), now);
    }

    /** What passed, and the figures it was made from, which stay in the console. */
    public record Passed(ApplicationFigures figures, List<SiteFigures> basis) {
        public Passed {
            basis = List.copyOf(basis);
        }
    }

    private static boolean enoughIsNew(List<SiteFigures> now, List<SiteFigures> published) {
        long newPatients = 0;
        int sitesWithNew = 0;
        for (SiteFigures site : now) {
            long before = published.stream().filter(other -> other.site().equals(site.site()))
                    .mapToLong(SiteFigures::patients).sum();
            newPatients += Math.max(0, site.patients() - before);
            sitesWithNew += site.patients() > before ? 1 : 0;
        }
        return newPatients >= PATIENTS_MIN && sitesWithNew >= SITES_MIN;
    }

    private static ApplicationFigures figures(List<SiteFigures> sites) {
        SiteFigures any = sites.get(0);
        Optional<Withheld> reason = reason(sites, SiteFigures::patients);
        long images = total(sites, SiteFigures::images);
        List<QuestionFigures> questions = new ArrayList<>();
        TreeSet<String> asked = new TreeSet<>();
        sites.forEach(site -> asked.addAll(site.attention().keySet()));
        sites.forEach(site -> asked.addAll(site.uncertain().keySet()));
        for (String question : asked) {
            questions.add(new QuestionFigures(question,
                    part(sites, reason, images, site -> site.attention().getOrDefault(question, 0L)),
                    part(sites, reason, images, site -> site.uncertain().getOrDefault(question, 0L))));
        }
        long using = sites.stream().filter(site -> site.patients() > 0).count();
        return new ApplicationFigures(any.application(), any.demonstration(), figure(reason, using),
                figure(reason, total(sites, SiteFigures::patients)), figure(reason, images), median(sites, reason), questions);
    }

    private static Figure figure(Optional<Withheld> reason, long value) {
        return reason.map(Figure::withheld).orElseGet(() -> Figure.shown(value));
    }

    /** A count that is part of a whole: what is left must not be a few either. */
    private static Figure part(List<SiteFigures> sites, Optional<Withheld> whole, long total, ToLongFunction<SiteFigures> count) {
        if (whole.isPresent()) {
            return Figure.withheld(whole.get());
        }
        long value = total(sites, count);
        if (few(value) || few(total - value)) {
            return Figure.withheld(Withheld.SMALL_COUNT);
        }
        if (value == 0) {
            return Figure.shown(0);
        }
        return figure(shareOrSites(sites, count), value);
    }

    private static boolean few(long count) {
        return count > 0 && count < PATIENTS_MIN;
    }

    private static Optional<Withheld> reason(List<SiteFigures> sites, ToLongFunction<SiteFigures> count) {
        Optional<Withheld> spread = sites.stream().filter(site -> count.applyAsLong(site) > 0).count() < SITES_MIN
                ? Optional.of(Withheld.FEWER_THAN_3_SITES) : Optional.empty();
        if (spread.isEmpty() && total(sites, count) < PATIENTS_MIN) {
            return Optional.of(Withheld.FEWER_THAN_11_PATIENTS);
        }
        return spread.or(() -> shareOrSites(sites, count));
    }

    private static Optional<Withheld> shareOrSites(List<SiteFigures> sites, ToLongFunction<SiteFigures> count) {
        if (sites.stream().filter(site -> count.applyAsLong(site) > 0).count() < SITES_MIN) {
            return Optional.of(Withheld.FEWER_THAN_3_SITES);
        }
        long largest = sites.stream().mapToLong(count).max().orElse(0);
        return largest * 100 > total(sites, count) * SHARE_MAX_PERCENT ? Optional.of(Withheld.ONE_SITE_DOMINATES) : Optional.empty();
    }

    private static long total(List<SiteFigures> sites, ToLongFunction<SiteFigures> count) {
        return sites.stream().mapToLong(count).sum();
    }

    private static Figure median(List<SiteFigures> sites, Optional<Withheld> reason) {
        List<Double> medians = sites.stream().filter(site -> site.medianSeconds().isPresent())
                .map(site -> site.medianSeconds().getAsDouble()).sorted(Comparator.naturalOrder()).toList();
        if (reason.isPresent()) {
            return Figure.withheld(reason.get());
        }
        if (medians.size() < SITES_MIN) {
            return Figure.withheld(medians.isEmpty() ? Withheld.NOT_MEASURED : Withheld.FEWER_THAN_3_SITES);
        }
        return Figure.shown(Math.round(medians.get(medians.size() / 2)));
    }
}
