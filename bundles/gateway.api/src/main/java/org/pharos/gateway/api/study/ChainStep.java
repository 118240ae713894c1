package org.pharos.gateway.api.study;

/** The steps every study is seen to take, in this order. */
public enum ChainStep {
    /** Every instance is durable on this box. */
    RECEIVED,
    /** Each installed AI application took the study or declined it, with the reason. */
    SELECTED,
    /** Each application that took it has answered, or failed for good. */
    INFERRED,
    /** The answers are DICOM objects, durable on this box. */
    ENCODED,
    /** Originals and results have reached every destination. */
    DELIVERED,
    /** Every destination has committed to keep them (PS3.4 Annex J), where it can be asked to. */
    COMMITTED
}
