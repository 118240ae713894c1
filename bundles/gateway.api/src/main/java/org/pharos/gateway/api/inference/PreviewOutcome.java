package org.pharos.gateway.api.inference;

import org.pharos.gateway.api.instance.Preview;

/** What came of asking for a preview. */
public sealed interface PreviewOutcome {

    record Shown(Preview preview) implements PreviewOutcome {}

    /** @param words why not, for a person */
    record NotShown(FailureKind kind, String words) implements PreviewOutcome {}
}
