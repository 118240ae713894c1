package org.pharos.gateway.api.health;

/** Looks at one thing. Must return within a second and throw nothing. Every service of this kind is asked. */
public interface HealthCheck {

    /** Short and stable: {@code spool}, {@code engine}, {@code destination.pacs}. */
    String id();

    HealthResult check();
}
