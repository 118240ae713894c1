package org.pharos.gateway.core.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pharos.gateway.api.study.ChainLink;
import org.pharos.gateway.api.study.ChainStep;
import org.pharos.gateway.api.study.StepState;

/** How links are made and several parts become one. */
final class Links {

    /** Which state speaks for the whole when parts differ: the first of these that occurs. */
    private static final List<StepState> LOUDEST_FIRST = List.of(StepState.FAILED, StepState.RETRYING,
            StepState.RUNNING, StepState.WAITING, StepState.DONE, StepState.SKIPPED);

    private Links() {}

    /** One part of a step, as a link of its own. */
    @FunctionalInterface
    interface Part<T> {
        ChainLink of(T part);
    }

    static ChainLink waiting(ChainStep step) {
        return new ChainLink(step, StepState.WAITING, Optional.empty(), "");
    }

    static ChainLink link(ChainStep step, StepState state, Optional<Instant> at, String words) {
        return new ChainLink(step, state, at, words.strip());
    }

    static ChainLink combined(ChainStep step, List<ChainLink> parts) {
        StepState state = LOUDEST_FIRST.stream()
                .filter(candidate -> parts.stream().anyMatch(part -> part.state() == candidate))
                .findFirst().orElse(StepState.WAITING);
        Optional<Instant> at = parts.stream().map(ChainLink::at).reduce(Optional.empty(), Chain::later);
        return link(step, state, at, joined(parts.stream().map(ChainLink::words).toList()));
    }

    static String joined(List<String> words) {
        return words.stream().filter(text -> !text.isBlank()).distinct().collect(Collectors.joining(" "));
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
