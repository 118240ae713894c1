package org.pharos.gateway.web;

import java.util.List;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.health.HealthState;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.ChainStep;
import org.pharos.gateway.api.study.StepState;
import org.pharos.gateway.web.view.Say;
import org.pharos.web.common.view.ChainView;
import org.pharos.web.common.view.Tone;

/** How the gateway's states look and read. */
final class States {

    private States() {}

    static Tone tone(HealthState state) {
        return switch (state) {
            case OK -> Tone.GOOD;
            case STARTING -> Tone.BUSY;
            case DEGRADED -> Tone.WARN;
            case CRITICAL -> Tone.BAD;
        };
    }

    static String words(HealthState state) {
        return switch (state) {
            case OK -> Say.it("health-ok");
            case STARTING -> Say.it("health-starting");
            case DEGRADED -> Say.it("health-degraded");
            case CRITICAL -> Say.it("health-critical");
        };
    }

    static Tone tone(StepState state) {
        return switch (state) {
            case WAITING -> Tone.WAITING;
            case RUNNING -> Tone.BUSY;
            case RETRYING -> Tone.WARN;
            case DONE -> Tone.GOOD;
            case SKIPPED -> Tone.NOTE;
            case FAILED -> Tone.BAD;
        };
    }

    static String words(StepState state) {
        return switch (state) {
            case WAITING -> Say.it("state-waiting");
            case RUNNING -> Say.it("state-running");
            case RETRYING -> Say.it("state-retrying");
            case DONE -> Say.it("state-done");
            case SKIPPED -> Say.it("state-skipped");
            case FAILED -> Say.it("state-failed");
        };
    }

    static String words(ChainStep step) {
        return switch (step) {
            case RECEIVED -> Say.it("step-received");
            case SELECTED -> Say.it("step-selected");
            case INFERRED -> Say.it("step-inferred");
            case ENCODED -> Say.it("step-encoded");
            case DELIVERED -> Say.it("step-delivered");
            case COMMITTED -> Say.it("step-committed");
        };
    }

    static Tone tone(Finding finding) {
        if (finding.level() == Level.UNCERTAIN) {
            return Tone.WARN;
        }
        return finding.attention() ? Tone.BAD : Tone.NOTE;
    }

    static String words(Finding finding) {
        return switch (finding.level()) {
            case BELOW -> Say.it("level-below");
            case UNCERTAIN -> Say.it("level-uncertain");
            case ABOVE -> Say.it("level-above");
        };
    }

    static ChainView chain(List<ChainLink> links, GatewayPages pages) {
        return new ChainView(links.stream().map(link -> new ChainView.Link(
                words(link.step()), tone(link.state()), words(link.state()),
                pages.time(link.at()), link.words())).toList());
    }

    /** The chain in one chip: the step that is not done, else the end. */
    static ChainView.Link whereItStands(List<ChainLink> links, GatewayPages pages) {
        ChainView chain = chain(links, pages);
        for (int i = 0; i < links.size(); i++) {
            StepState state = links.get(i).state();
            if (state != StepState.DONE && state != StepState.SKIPPED) {
                return chain.links().get(i);
            }
        }
        return chain.links().get(links.size() - 1);
    }
}
