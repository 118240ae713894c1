package org.pharos.gateway.telemetry.mqtt.outbox;

/**
 * How much is kept. Age is counted in records, not by the clock: a clock that jumps must not throw samples away.
 *
 * @param bytesMax on disk, all segments together
 * @param recordsMax how many records are kept; at one per interval this is the age
 * @param segmentBytes when a new segment begins; what is given up is given up by segments
 */
public record OutboxLimits(long bytesMax, long recordsMax, int segmentBytes) {

    /** One record; longer ones are a programmer's error. */
    public static final int RECORD_BYTES_MAX = 1 << 20;

    public OutboxLimits {
        if (segmentBytes < 1 || bytesMax < 2L * segmentBytes || recordsMax < 1) {
            throw new IllegalArgumentException("the outbox needs room for two segments and a record");
        }
    }
}
