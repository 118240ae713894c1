package org.pharos.fleet.protocol;

/**
 * The metric names that the console knows the meaning of. A box may report others; they are kept and shown as they are.
 *
 * <p>None names a person: counts, times and states only. Per-application counts are of the current calendar month (UTC)
 * and begin again with it; {@link #APPLICATION_MONTH} says which one they belong to.
 */
public final class FleetMetrics {

    /** String: the version of the installed set of bundles. */
    public static final String BOX_VERSION = "box/version";
    /** Long, ms since the epoch: when the gateway process started. */
    public static final String BOX_STARTED_MS = "box/started-ms";
    /** Long: studies received in the last 60 minutes. */
    public static final String STUDIES_HOUR = "studies/last-hour";
    /** Long: studies whose chain is not at its end. */
    public static final String STUDIES_UNFINISHED = "studies/unfinished";
    /** Double, ms: the median of recent inferences, decoding included. */
    public static final String LATENCY_P50_MS = "inference/total/median-ms";
    /** Double, ms. */
    public static final String LATENCY_P95_MS = "inference/total/p95-ms";
    /** String: the engine in use. */
    public static final String ENGINE_NAME = "inference/engine";
    /** String: the worst state of all checks, a word of {@link HealthWord}. */
    public static final String HEALTH_OVERALL = "health/overall";
    /** {@code health/<check>/state|what|why|remedy}, String. */
    public static final String HEALTH_PREFIX = "health/";
    /** {@code queue/<name>/waiting}, Long. */
    public static final String QUEUE_PREFIX = "queue/";
    public static final String WAITING_SUFFIX = "/waiting";
    /** {@code app/<id>/...}. */
    public static final String APPLICATION_PREFIX = "app/";
    /** Long: samples kept on the box until the console has them. */
    public static final String TELEMETRY_BUFFERED = "telemetry/buffered";
    /** Long: samples given up since the start, because the buffer was full or they were too old. */
    public static final String TELEMETRY_DROPPED = "telemetry/dropped";
    /** Long, s: while it is connected, a box says something at least this often, changed or not. */
    public static final String TELEMETRY_HEARTBEAT_S = "telemetry/heartbeat-s";

    /** Long, Sparkplug 3.0 §5.4: pairs a birth with the death that ends it. */
    public static final String BD_SEQ = "bdSeq";
    /** Boolean, Sparkplug 3.0 §5.8: written by a host that wants the birth again. */
    public static final String REBIRTH = "Node Control/Rebirth";

    /** String, {@code 2026-11}: the month of all counts below {@link #APPLICATION_PREFIX}. */
    public static final String APPLICATION_MONTH = "app-month";
    /** {@code app/<id>/version}, String. */
    public static final String APPLICATION_VERSION = "version";
    /** {@code app/<id>/demonstration}, Boolean: not a medical device. */
    public static final String APPLICATION_DEMONSTRATION = "demonstration";
    /** {@code app/<id>/patients}, Long: distinct at this site. */
    public static final String APPLICATION_PATIENTS = "patients";
    /** {@code app/<id>/images}, Long. */
    public static final String APPLICATION_IMAGES = "images";
    /** {@code app/<id>/time-to-result/median-ms}, Double: last image in to result delivered. */
    public static final String APPLICATION_TIME_TO_RESULT_MS = "time-to-result/median-ms";
    /** {@code app/<id>/attention/<question>}, Long: images. */
    public static final String ATTENTION_PREFIX = "attention/";
    /** {@code app/<id>/uncertain/<question>}, Long: images. */
    public static final String UNCERTAIN_PREFIX = "uncertain/";
    /** {@code app/<id>/attention-patients/<question>}, Long: distinct at this site. */
    public static final String ATTENTION_PATIENTS_PREFIX = "attention-patients/";
    /** {@code app/<id>/uncertain-patients/<question>}, Long: distinct at this site. */
    public static final String UNCERTAIN_PATIENTS_PREFIX = "uncertain-patients/";

    private FleetMetrics() {}
}
