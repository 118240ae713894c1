package org.pharos.gateway.core.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.core.shelf.RecentInstances;

/** The lanes by the name of their destination. Any thread may call. */
public final class Lanes implements AutoCloseable {

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final RecentInstances instances;
    private final LaneOptions options;
    private final LongSupplier nanos;
    private volatile LaneReports reports;

    /** @param nanos the monotonic clock */
    public Lanes(RecentInstances instances, LaneOptions options, LongSupplier nanos) {
        this.instances = instances;
        this.options = options;
        this.nanos = nanos;
    }

    void reportTo(LaneReports listener) {
        reports = listener;
    }

    /** The lane of that name; made when there is none, and then it waits for its channel. */
    Lane lane(String name) {
        return lanes.computeIfAbsent(name,
                n -> new Lane(n, new LaneQueue(nanos, options.batchInstancesMax()), instances, reports, options));
    }

    /** A destination can be reached from now on. */
    public void connect(DeliveryChannel channel) {
        lane(channel.destination().name()).connect(channel);
    }

    /** A destination's channel goes away. */
    public void disconnect(DeliveryChannel channel) {
        lane(channel.destination().name()).disconnect(channel);
    }

    /** The destinations there are now, by name, in order. */
    public List<String> destinations() {
        return lanes.entrySet().stream().filter(entry -> entry.getValue().channel().isPresent())
                .map(Map.Entry::getKey).sorted().toList();
    }

    /** By destination, what it says now; destinations that work are absent. */
    public Map<String, String> errors() {
        return lanes.entrySet().stream().filter(entry -> !entry.getValue().lastError().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().lastError()));
    }

    /** Tries a destination again now; an unknown one is left alone. */
    public void retryNow(String destination) {
        Optional.ofNullable(lanes.get(destination)).ifPresent(lane -> lane.queue().resume());
    }

    Collection<Map.Entry<String, Lane>> all() {
        return lanes.entrySet();
    }

    @Override
    public void close() {
        lanes.values().forEach(lane -> lane.queue().close());
        lanes.values().forEach(Lane::close);
    }
}
