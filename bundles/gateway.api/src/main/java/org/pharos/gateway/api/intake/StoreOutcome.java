package org.pharos.gateway.api.intake;

import org.pharos.gateway.api.instance.StoredInstance;

/** What became of an instance that arrived whole. */
public sealed interface StoreOutcome {

    /** It is new, and durable. */
    record Stored(StoredInstance instance) implements StoreOutcome {}

    /** The same UID with the same content is held already: Success, and nothing new. */
    record AlreadyHeld(StoredInstance instance) implements StoreOutcome {}

    /** The same UID is held with other content: both are kept, the new one in quarantine, for a person to judge. */
    record Conflict(StoredInstance held) implements StoreOutcome {}
}
