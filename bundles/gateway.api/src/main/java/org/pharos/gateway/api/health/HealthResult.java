package org.pharos.gateway.api.health;

/**
 * How one thing is, in the order a person reads.
 *
 * @param what what is the case: "The PACS refused us."
 * @param why the cause, where it is known; else empty
 * @param remedy what to do; empty when there is nothing to do
 */
public record HealthResult(HealthState state, String what, String why, String remedy) {

    public static HealthResult ok(String what) {
        return new HealthResult(HealthState.OK, what, "", "");
    }
}
