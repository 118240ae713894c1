package org.pharos.gateway.core;

import org.pharos.gateway.api.health.HealthResult;
import org.pharos.gateway.api.health.HealthState;

/** How the pipeline itself is, as a health result. */
record PipelineState(HealthResult health) {

    static PipelineState starting() {
        return new PipelineState(new HealthResult(HealthState.STARTING, "Studies of the last run are being taken up.",
                "", ""));
    }

    static PipelineState running() {
        return new PipelineState(HealthResult.ok("Studies are processed as they arrive."));
    }

    static PipelineState broken(String what, String why) {
        return new PipelineState(new HealthResult(HealthState.CRITICAL, what, why,
                "Look at the disk of this box; it goes on by itself once the disk works."));
    }
}
