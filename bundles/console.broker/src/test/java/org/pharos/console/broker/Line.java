package org.pharos.console.broker;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.pharos.fleet.link.BrokerAddress;
import org.pharos.fleet.link.LinkListener;
import org.pharos.fleet.link.LinkOptions;
import org.pharos.fleet.link.PahoLink;
import org.pharos.fleet.link.Publication;

/** A plain MQTT client that remembers. */
final class Line implements LinkListener, AutoCloseable {

    final List<String> topics = new CopyOnWriteArrayList<>();
    final List<String> lost = new CopyOnWriteArrayList<>();
    volatile boolean connected;
    volatile boolean subscribed;
    volatile boolean takenOver;
    final PahoLink link;

    Line(BrokerAddress address, String clientId, Optional<SSLContext> tls, Publication will) {
        link = new PahoLink(LinkOptions.of(address, clientId, tls, will));
        link.connect(this);
        await().until(() -> connected || !lost.isEmpty());
    }

    Line hearing(String filter) {
        link.subscribe(List.of(filter), () -> subscribed = true);
        await().until(() -> subscribed || !lost.isEmpty());
        return this;
    }

    @Override
    public void connected() {
        connected = true;
    }

    @Override
    public void lost(boolean byAnother, String reason) {
        takenOver = byAnother;
        lost.add(reason);
    }

    @Override
    public void arrived(String topic, byte[] payload) {
        topics.add(topic);
    }

    @Override
    public void close() {
        link.close();
    }
}
