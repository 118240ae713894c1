package org.pharos.gateway.web.view;

import java.util.List;
import org.pharos.web.common.view.Tone;

/** One AI application. @param facts label and value, for those who ask */
public record ApplicationRow(String name, Tone tone, String state, String words, List<String> questions,
        String notLookedAt, List<Fact> facts) {

    /** Something known about it. */
    public record Fact(String label, String value) {}
}
