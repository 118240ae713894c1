package org.pharos.gateway.worker.wire;

/** Bounds that both sides hold each other to. */
public final class WireLimits {

    /**
     * Changes whenever a message changes; both sides come from one build, so there is nothing to be compatible
     * with.
     */
    public static final int VERSION = 1;
    /** Bytes of one message after its header. */
    public static final int PAYLOAD_BYTES_MAX = 256 * 1024;
    /** Bytes of one text in a message. */
    public static final int TEXT_BYTES_MAX = 16 * 1024;
    /** Entries of one list in a message. */
    public static final int LIST_MAX = 1024;
    /** Models a worker process keeps loaded. */
    public static final int SLOTS_MAX = 16;
    /** The longer side of a preview, in pixels. */
    public static final int PREVIEW_SIDE_MAX = 1024;
    /** The part of the exchange file that holds a preview. */
    public static final int PREVIEW_BYTES = PREVIEW_SIDE_MAX * PREVIEW_SIDE_MAX;
    /** The part of the exchange file, after the preview, that holds a model's outputs. */
    public static final int OUTPUT_BYTES = 8 * 1024 * 1024;
    /** The exchange file. */
    public static final int EXCHANGE_BYTES = PREVIEW_BYTES + OUTPUT_BYTES;

    private WireLimits() {}
}
