package org.pharos.console.core.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.pharos.console.core.CheckView;
import org.pharos.console.core.GatewayView;
import org.pharos.console.core.NeedsYou;
import org.pharos.fleet.protocol.FleetMetrics;
import org.pharos.fleet.protocol.HealthWord;

/** What of a gateway's state a person should look at. No state of its own. */
final class Needs {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);
    private static final Duration ABSENCE_CRITICAL = Duration.ofMinutes(15);
    private static final Duration PROMISE_MAX = Duration.ofDays(1);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'",
            Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Needs() {}

    static List<NeedsYou> of(List<GatewayView> gateways, Instant now) {
        List<NeedsYou> needs = new ArrayList<>();
        gateways.forEach(gateway -> add(needs, gateway, now));
        needs.sort(Comparator.comparing(NeedsYou::urgency).reversed().thenComparing(NeedsYou::site));
        return needs;
    }

    private static void add(List<NeedsYou> needs, GatewayView gateway, Instant now) {
        if (!gateway.online()) {
            Duration absent = Duration.between(gateway.since(), now);
            needs.add(new NeedsYou(gateway.site(),
                    absent.compareTo(ABSENCE_CRITICAL) < 0 ? HealthWord.DEGRADED : HealthWord.CRITICAL,
                    "Not heard since " + WHEN.format(gateway.lastSeen()) + ".",
                    "The box is off, or the way between it and the console is cut.",
                    "Look whether the box has power and network. It goes on working and reports when it is back."));
            return;
        }
        if (silent(gateway, now)) {
            needs.add(new NeedsYou(gateway.site(), HealthWord.DEGRADED,
                    "Connected, but silent since " + WHEN.format(gateway.lastSeen()) + ".",
                    "The box promised to say something every " + promised(gateway).toSeconds()
                            + " s. Its telemetry hangs, or the clock here jumped.",
                    "Look at the box's own page; restart the gateway there if it does not answer."));
        }
        gateway.checks().stream().filter(check -> check.state().compareTo(HealthWord.DEGRADED) >= 0)
                .forEach(check -> needs.add(check(gateway, check)));
        if (gateway.clockAhead().abs().compareTo(CLOCK_TOLERANCE) > 0) {
            needs.add(new NeedsYou(gateway.site(), HealthWord.DEGRADED,
                    "Its clock differs by " + gateway.clockAhead().abs().toSeconds() + " s.",
                    "The box or the console does not reach its time server.", "Set up time synchronisation (NTP)."));
        }
        if (gateway.metrics().get(FleetMetrics.TELEMETRY_DROPPED) instanceof Long dropped && dropped > 0) {
            needs.add(new NeedsYou(gateway.site(), HealthWord.DEGRADED, dropped + " reports to the console were lost.",
                    "The console was away for longer than the box keeps reports.",
                    "Nothing to do; raise bufferMb or bufferDays there if it happens again."));
        }
    }

    /** Three promises broken, and a minute for the way. A box that promised nothing is never silent. */
    private static boolean silent(GatewayView gateway, Instant now) {
        Duration promised = promised(gateway);
        return !promised.isZero() && Duration.between(gateway.lastSeen(), now)
                .compareTo(promised.multipliedBy(3).plusMinutes(1)) > 0;
    }

    private static Duration promised(GatewayView gateway) {
        return gateway.metrics().get(FleetMetrics.TELEMETRY_HEARTBEAT_S) instanceof Long seconds && seconds > 0
                && seconds <= PROMISE_MAX.toSeconds() ? Duration.ofSeconds(seconds) : Duration.ZERO;
    }

    private static NeedsYou check(GatewayView gateway, CheckView check) {
        String what = check.what().isEmpty() ? "The check " + check.id() + " is " + check.state() + "." : check.what();
        return new NeedsYou(gateway.site(), check.state(), what, check.why(), check.remedy());
    }
}
