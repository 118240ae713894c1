package org.pharos.community.web.view;

import java.util.List;
import java.util.Optional;
import org.pharos.web.common.view.TimeView;

/**
 * The figures.
 *
 * @param issuer who issued them; empty while there are none
 * @param feed how the feed stands: what keeps the figures away while there are none
 */
public record FiguresView(String issuer, long sequence, TimeView createdAt, String periodFrom,
        List<Application> applications, FeedView feed) {

    public FiguresView {
        applications = List.copyOf(applications);
    }

    /** One AI application over all hospitals together. */
    public record Application(String name, boolean demonstration, List<Number> numbers, List<Question> questions) {}

    /** One number. @param text the number, or empty when it is withheld; @param reason why, or empty */
    public record Number(String label, String text, String reason) {}

    /** One question that the application answers. */
    public record Question(String name, Part attention, Part uncertain) {}

    /** A count within the whole. @param bar its share, where count and whole are shown */
    public record Part(Number count, Optional<Bar> bar) {}

    /**
     * A share as a bar with its interval; coordinates in a box of {@link #WIDTH} by {@link #HEIGHT}.
     *
     * @param words the text equivalent
     */
    public record Bar(String share, String interval, String width, String low, String high, String words) {
        public static final int WIDTH = 200;
        public static final int HEIGHT = 16;
    }
}
