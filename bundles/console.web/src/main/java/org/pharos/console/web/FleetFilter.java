package org.pharos.console.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.pharos.console.core.GatewayView;
import org.pharos.fleet.protocol.HealthWord;

/**
 * Which gateways a visitor wants to see; its address can be passed on.
 *
 * @param site part of the site's name; empty for all
 * @param state {@code online}, {@code offline}, {@code trouble}; empty for all
 * @param page from 0
 */
record FleetFilter(String site, String state, int page) {

    private static final int PAGES_MAX = 10_000;
    private static final int TEXT_MAX = 64;

    /** From what came with a request; what makes no sense is taken as nothing. */
    static FleetFilter of(String site, String state, String page) {
        return new FleetFilter(text(site).toLowerCase(Locale.ROOT), text(state), number(page));
    }

    boolean wants(GatewayView gateway) {
        boolean stateFits = switch (state) {
            case "online" -> gateway.online();
            case "offline" -> !gateway.online();
            case "trouble" -> !gateway.online() || gateway.health().compareTo(HealthWord.DEGRADED) >= 0;
            default -> true;
        };
        return stateFits && gateway.site().value().contains(site);
    }

    FleetFilter turned(int pages) {
        return new FleetFilter(site, state, Math.max(0, page + pages));
    }

    String address() {
        return "/?site=" + encoded(site) + "&state=" + encoded(state) + "&page=" + page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(String given) {
        String text = given == null ? "" : given.strip();
        return text.length() > TEXT_MAX ? "" : text;
    }

    private static int number(String given) {
        String text = text(given);
        return text.matches("[0-9]{1,6}") ? Math.min(PAGES_MAX, Integer.parseInt(text)) : 0;
    }
}
