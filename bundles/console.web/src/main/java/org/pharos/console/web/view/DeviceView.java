package org.pharos.console.web.view;

import java.util.List;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Sparkline;
import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/**
 * One gateway.
 *
 * @param since when it came online, or went
 * @param facts version, start, session
 * @param groups everything it reports, by the first part of the name
 */
public record DeviceView(String site, Tone tone, String state, TimeView since, TimeView lastSeen, List<NeedsYou> needs,
        List<Check> checks, List<Line> lines, List<Application> applications, List<Fact> facts, List<Group> groups) {

    public DeviceView {
        needs = List.copyOf(needs);
        checks = List.copyOf(checks);
        lines = List.copyOf(lines);
        applications = List.copyOf(applications);
        facts = List.copyOf(facts);
        groups = List.copyOf(groups);
    }

    /** One check of the box in its own words. */
    public record Check(String id, Tone tone, String state, String what, String why, String remedy) {}

    /** One number over the last day. */
    public record Line(String label, Sparkline line) {}

    /** One AI application in its present month. */
    public record Application(String id, String version, String month, boolean demonstration, String patients,
            String images) {}

    public record Fact(String label, String value, TimeView time) {}

    public record Group(String name, List<Metric> metrics) {
        public Group {
            metrics = List.copyOf(metrics);
        }
    }

    /** @param number whether the value is a number, to be set to the right */
    public record Metric(String name, String value, boolean number) {}
}
