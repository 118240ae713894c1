package org.pharos.gateway.web.view;

import java.util.List;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Tone;

/**
 * The home page.
 *
 * @param engine which engine answers and why, in words
 * @param fleet how the link to the console stands, in words
 */
public record HomeView(Tone tone, String state, List<NeedsYou> needs, List<Tile> tiles, List<StudyRow> latest,
        String engine,
        String fleet) {

    /** One number with its unit. */
    public record Tile(String number, String words) {}
}
