package org.pharos.gateway.telemetry.mqtt;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.model.MetricDataTypeMap;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.link.LinkListener;
import org.pharos.fleet.link.LinkOptions;
import org.pharos.fleet.link.PahoLink;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.topic.HostState;

/** A Sparkplug host that hears everything and reads it with Eclipse Tahu. */
final class HostStub implements LinkListener, AutoCloseable {

    record Heard(String topic, byte[] payload) {

        String kind() {
            return topic.split("/")[2];
        }
    }

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final PahoLink link;

    HostStub(String url) throws InterruptedException {
        link = new PahoLink(LinkOptions.of(BrokerAddress.parse(url), "host-stub", Optional.empty(),
                new Publication("nobody", new byte[0], 0, false)));
        link.connect(this);
        connected.await(120, TimeUnit.SECONDS);
        CountDownLatch subscribed = new CountDownLatch(1);
        link.subscribe(List.of("spBv1.0/#"), subscribed::countDown);
        subscribed.await(120, TimeUnit.SECONDS);
    }

    void state(boolean online, long timestampMs) {
        publish(HostState.topic("console"), new HostState(online, timestampMs).encoded(), true);
    }

    void publish(String topic, byte[] payload, boolean retained) {
        link.publish(new Publication(topic, payload, 1, retained));
    }

    List<String> kinds() {
        return heard.stream().map(Heard::kind).filter(kind -> kind.startsWith("N")).toList();
    }

    void awaitKinds(String... kinds) {
        await().untilAsserted(() ->
                org.assertj.core.api.Assertions.assertThat(kinds()).startsWith(kinds));
    }

    /** All payloads as Tahu reads them, data by the aliases of the birth before. */
    List<SparkplugBPayload> read() throws Exception {
        List<SparkplugBPayload> all = new CopyOnWriteArrayList<>();
        MetricDataTypeMap types = new MetricDataTypeMap();
        for (Heard one : heard) {
            if (one.kind().equals("NBIRTH")) {
                SparkplugBPayload birth = new SparkplugBPayloadDecoder().buildFromByteArray(one.payload(), null);
                for (Metric metric : birth.getMetrics()) {
                    if (metric.hasAlias()) {
                        types.addMetricDataType(metric.getAlias(), metric.getDataType());
                    }
                }
                all.add(birth);
            } else if (one.kind().startsWith("N") && !one.kind().equals("NCMD")) {
                all.add(new SparkplugBPayloadDecoder().buildFromByteArray(one.payload(), types));
            }
        }
        return all;
    }

    /** Values of one integer metric wherever they stood, births included. */
    List<Long> everyValue(String name) throws Exception {
        List<Long> values = new CopyOnWriteArrayList<>(values(name, true));
        values.addAll(values(name, false));
        for (SparkplugBPayload payload : read()) {
            payload.getMetrics().stream().filter(metric -> name.equals(metric.getName()))
                    .forEach(metric -> values.add((Long) metric.getValue()));
        }
        return values;
    }

    /** Values of one integer metric in data, in the order heard; the alias is looked up in the last birth. */
    List<Long> values(String name, boolean historical) throws Exception {
        List<Long> values = new CopyOnWriteArrayList<>();
        Long alias = null;
        for (SparkplugBPayload payload : read()) {
            for (Metric metric : payload.getMetrics()) {
                if (metric.hasName() && metric.getName().equals(name)) {
                    alias = metric.getAlias();
                } else if (!metric.hasName() && metric.getAlias().equals(alias)
                        && metric.getDataType() == MetricDataType.Int64 && metric.isHistorical() == historical) {
                    values.add((Long) metric.getValue());
                }
            }
        }
        return values;
    }

    @Override
    public void connected() {
        connected.countDown();
    }

    @Override
    public void lost(boolean takenOver, String reason) {
        // the broker was killed by the test
    }

    @Override
    public void arrived(String topic, byte[] payload) {
        heard.add(new Heard(topic, payload));
    }

    @Override
    public void close() {
        link.close();
    }
}
