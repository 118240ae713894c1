package org.pharos.release.format.gate;

import java.util.List;
import java.util.Map;
import org.pharos.release.format.ApplicationFigures;

/**
 * What was let through of one application, and the hospitals' figures it was made from. Only {@code figures} may leave
 * the console; the rest is what the next release is compared with.
 *
 * @param whole behind sites, patients and images; empty while these are withheld
 * @param questions behind the counts of each question, as of when they were last renewed; absent while withheld
 */
public record PublishedFigures(ApplicationFigures figures, List<SiteFigures> whole,
        Map<String, List<SiteFigures>> questions) {

    public PublishedFigures {
        whole = List.copyOf(whole);
        questions = Map.copyOf(questions);
    }
}
