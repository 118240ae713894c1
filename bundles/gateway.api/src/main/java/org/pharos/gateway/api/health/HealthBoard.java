package org.pharos.gateway.api.health;

import java.util.Map;

/** All checks together. Any thread may call. */
public interface HealthBoard {

    /** The result of every check, by id, not older than a few seconds. */
    Map<String, HealthResult> results();

    /** The worst of them. */
    default HealthState overall() {
        return results().values().stream().map(HealthResult::state).reduce(HealthState.OK, HealthState::worse);
    }
}
