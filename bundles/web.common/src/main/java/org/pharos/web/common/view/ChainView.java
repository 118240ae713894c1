package org.pharos.web.common.view;

import java.util.List;

/** The chain of a study, as shown: one link a step. */
public record ChainView(List<Link> links) {

    public ChainView {
        links = List.copyOf(links);
    }

    /**
     * One step.
     *
     * @param name such as "received"
     * @param state the state in a word
     * @param at when, for showing; empty while it waits
     * @param words what happened and why; may be empty
     */
    public record Link(String name, Tone tone, String state, TimeView at, String words) {}
}
