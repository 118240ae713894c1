package org.pharos.gateway.api.finding;

/** Where a score lies against the uncertain band. There is no level that says "normal". */
public enum Level {
    /** Below the band: what was looked for was not seen. */
    BELOW,
    /** Within the band: the application does not know. */
    UNCERTAIN,
    /** Above the band: what was looked for was seen. */
    ABOVE
}
