package org.pharos.console.web.view;

import java.util.List;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Sparkline;
import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/**
 * The fleet.
 *
 * @param self the address of exactly this view, for the part that renews itself
 * @param found how many gateways match the filter
 * @param earlier address of the page before; empty for none
 * @param later address of the page after; empty for none
 */
public record FleetView(String self, List<NeedsYou> needs, int needsLeftOut, List<Tile> tiles, String site,
        String state, List<Row> rows, int found, String earlier, String later) {

    public FleetView {
        needs = List.copyOf(needs);
        tiles = List.copyOf(tiles);
        rows = List.copyOf(rows);
    }

    /** One number with its unit. */
    public record Tile(String number, String words) {}

    /**
     * One gateway.
     *
     * @param health in words: the first check that is not all right
     * @param day studies an hour over the last day
     */
    public record Row(String site, Tone tone, String state, String health, String waiting, String studiesHour,
            String latencyMs, TimeView lastSeen, Sparkline day) {}
}
