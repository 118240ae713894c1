package org.pharos.gateway.api.outbox;

import org.pharos.gateway.api.instance.StoredInstance;

/** What a destination said to one instance. */
public sealed interface DeliveryAnswer {

    StoredInstance instance();

    /** Success or a warning. @param words the warning; empty for plain Success */
    record Taken(StoredInstance instance, String words) implements DeliveryAnswer {}

    /**
     * It did not take it.
     *
     * @param permanent whether it would say the same tomorrow: it does not know the SOP class, or cannot understand the
     *     object. Out of resources is not permanent.
     * @param words what it said, why, and what to do, for a PACS administrator
     */
    record Refused(StoredInstance instance, boolean permanent, String words) implements DeliveryAnswer {}
}
