package org.pharos.gateway.api.health;

/**
 * How a thing is.
 *
 * <table>
 * <caption>What each means</caption>
 * <tr><th>state</th><th>for a machine</th><th>for a person</th></tr>
 * <tr><td>OK</td><td>ready</td><td>nothing to do</td></tr>
 * <tr><td>STARTING</td><td>not ready, ask again</td><td>wait</td></tr>
 * <tr><td>DEGRADED</td><td>ready, with less</td><td>look today; nothing is lost</td></tr>
 * <tr><td>CRITICAL</td><td>not ready</td><td>look now</td></tr>
 * </table>
 */
public enum HealthState {
    OK, STARTING, DEGRADED, CRITICAL;

    public boolean ready() {
        return this == OK || this == DEGRADED;
    }

    public HealthState worse(HealthState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
