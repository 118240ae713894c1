package org.pharos.gateway.core.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.study.StudyEvent;
import org.pharos.gateway.api.telemetry.Metric;

/**
 * How long a study's result took this month (UTC): from its last image to the first destination that has taken the
 * result. Safe for several threads.
 */
final class TimesToResult {

    /** Results on their way; the oldest are forgotten first. */
    private static final int WAITING_MAX = 10_000;
    /** The median is of so many at most, by application. */
    private static final int LATEST_MAX = 1_000;

    private final Clock clock;
    private final Function<StudyEvent.Encoded, Optional<Instant>> lastImage;
    private final Map<InstanceUid, StudyEvent.Encoded> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InstanceUid, StudyEvent.Encoded> eldest) {
            return size() > WAITING_MAX;
        }
    };
    private final Deque<Taken> taken = new ArrayDeque<>();
    private final Map<String, Deque<Time>> byApplication = new TreeMap<>();

    /** A result that was taken; how long that took is worked out when somebody asks. */
    private record Taken(StudyEvent.Encoded event, Instant at) {}

    private record Time(YearMonth month, long ms) {}

    /** @param lastImage when the last image came in that such a result rests on; may wait for a disk */
    TimesToResult(Clock clock, Function<StudyEvent.Encoded, Optional<Instant>> lastImage) {
        this.clock = clock;
        this.lastImage = lastImage;
    }

    /** Waits for nothing. */
    synchronized void encoded(StudyEvent.Encoded event) {
        event.results().forEach(result -> waiting.put(result, event));
    }

    /** Waits for nothing. */
    synchronized void delivered(StudyEvent.Delivered event) {
        for (InstanceUid instance : event.instances()) {
            StudyEvent.Encoded encoded = waiting.get(instance);
            if (encoded != null) {
                encoded.results().forEach(waiting::remove);
                taken.addLast(new Taken(encoded, event.at()));
            }
        }
        while (taken.size() > WAITING_MAX) {
            taken.removeFirst();
        }
    }

    /** Times are taken from the clock, which may jump: one that runs backwards is not counted. */
    private void count(Taken one) {
        lastImage.apply(one.event()).map(last -> Duration.between(last, one.at()).toMillis()).filter(ms -> ms >= 0)
                .ifPresent(ms -> keep(one.event().application(), new Time(monthOf(one.at()), ms)));
    }

    private synchronized void keep(String application, Time time) {
        Deque<Time> times = byApplication.computeIfAbsent(application, id -> new ArrayDeque<>());
        times.addLast(time);
        if (times.size() > LATEST_MAX) {
            times.removeFirst();
        }
    }

    /** One for each application that has a time this month. May wait for a disk. */
    List<Metric> metrics() {
        takeAll().forEach(this::count);
        return medians();
    }

    private synchronized List<Taken> takeAll() {
        List<Taken> all = List.copyOf(taken);
        taken.clear();
        return all;
    }

    private synchronized List<Metric> medians() {
        YearMonth month = monthOf(clock.instant());
        List<Metric> metrics = new ArrayList<>();
        byApplication.forEach((application, times) -> {
            long[] sorted = times.stream().filter(time -> time.month().equals(month)).mapToLong(Time::ms).sorted()
                    .toArray();
            if (sorted.length > 0) {
                metrics.add(new Metric("app/" + application + "/time-to-result/median-ms",
                        (double) sorted[(sorted.length - 1) / 2]));
            }
        });
        return metrics;
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
}
