package org.pharos.gateway.telemetry.mqtt;

import java.util.ArrayList;
import java.util.List;
import org.pharos.fleet.link.LinkListener;
import org.pharos.fleet.link.MqttLink;
import org.pharos.fleet.link.Publication;
import org.pharos.fleet.protocol.topic.HostState;

/**
 * A broker that agrees to everything at once and remembers it. With {@code hostMissed} subscriptions left it keeps the
 * host's retained message to itself, as one does that sent the message on before the subscription and kept it after.
 */
final class FakeLink implements MqttLink {

    private final HostState host;
    private final List<String> kinds = new ArrayList<>();
    private LinkListener listener;
    private int hostMissed;

    FakeLink(HostState host, int hostMissed) {
        this.host = host;
        this.hostMissed = hostMissed;
    }

    synchronized List<String> kinds() {
        return List.copyOf(kinds);
    }

    synchronized void say(String topic, byte[] payload) {
        listener.arrived(topic, payload);
    }

    @Override
    public synchronized void connect(LinkListener to) {
        listener = to;
        to.connected();
    }

    @Override
    public synchronized void subscribe(List<String> filters, Runnable done) {
        done.run();
        if (filters.contains(HostState.topic("console")) && hostMissed-- <= 0) {
            listener.arrived(HostState.topic("console"), host.encoded());
        }
    }

    @Override
    public synchronized void publish(Publication publication) {
        kinds.add(publication.topic().split("/")[2]);
    }

    @Override
    public synchronized void roundTrip(Runnable done) {
        done.run();
    }

    @Override
    public synchronized void close(List<Publication> lastWords) {
        lastWords.forEach(this::publish);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
