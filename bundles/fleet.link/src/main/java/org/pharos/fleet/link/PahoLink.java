package org.pharos.fleet.link;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A link by Eclipse Paho. Its own reconnecting and buffering stay off: both are ours, where we can see them. */
public final class PahoLink implements MqttLink {

    /** Paho logs every lost connection with a stack trace; the listener is told the reason instead. Held strongly. */
    private static final Logger PAHO_LOG = Logger.getLogger("org.eclipse.paho.mqttv5");
    private static final long FAREWELL_MS = 2_000;
    private static final int FIRST_ERROR_CODE = 0x80;

    private final LinkOptions options;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile MqttAsyncClient client;
    private LinkListener listener;

    static {
        PAHO_LOG.setLevel(Level.OFF);
    }

    public PahoLink(LinkOptions options) {
        this.options = options;
    }

    @Override
    public void connect(LinkListener to) {
        listener = to;
        attempt(() -> {
            BrokerAddress address = options.address();
            String uri = (address.tls() ? "ssl://" : "tcp://") + address.host() + ":" + address.port();
            client = new MqttAsyncClient(uri, options.clientId(), new MemoryPersistence());
            client.setCallback(new PahoEvents(this::lost, to::arrived));
            client.connect(connectionOptions(), null, answer(code -> to.connected()));
        });
    }

    @Override
    public void subscribe(List<String> filters, Runnable done) {
        MqttSubscription[] wanted = filters.stream().map(filter -> new MqttSubscription(filter, 1))
                .toArray(MqttSubscription[]::new);
        attempt(() -> client.subscribe(wanted, null, answer(token -> agreed(token, done)), new MqttProperties()));
    }

    @Override
    public void publish(Publication publication) {
        attempt(() -> client.publish(publication.topic(), message(publication)));
    }

    @Override
    public void roundTrip(Runnable done) {
        // An UNSUBSCRIBE of what was never subscribed: UNSUBACK 0x11, "no subscription existed" (MQTT 5 §3.11.3).
        attempt(() -> client.unsubscribe("pharos/round-trip/" + options.clientId(), null, answer(token -> done.run())));
    }

    @Override
    public void close(List<Publication> lastWords) {
        if (over.getAndSet(true) || client == null) {
            return;
        }
        try {
            apart(() -> farewell(lastWords)).join(FAREWELL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!over.getAndSet(true)) {
            apart(this::release);
        }
    }

    private void farewell(List<Publication> lastWords) {
        try {
            if (client.isConnected()) {
                for (Publication publication : lastWords) {
                    client.publish(publication.topic(), message(publication)).waitForCompletion(FAREWELL_MS);
                }
                client.disconnect(FAREWELL_MS).waitForCompletion(FAREWELL_MS);
            }
        } catch (MqttException e) {
            // it was leaving anyway: the broker will say the will instead
        } finally {
            release();
        }
    }

    /**
     * Paho may wait for its own threads when it ends a connection, so never on one of them, and never on a caller's.
     */
    private static Thread apart(Runnable work) {
        Thread thread = new Thread(work, "fleet-link-end");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void agreed(IMqttToken token, Runnable done) {
        int[] codes = token.getReasonCodes();
        for (int code : codes == null ? new int[0] : codes) {
            if (code >= FIRST_ERROR_CODE) {
                lost(code, null);
                return;
            }
        }
        done.run();
    }

    private MqttConnectionOptions connectionOptions() {
        MqttConnectionOptions wanted = new MqttConnectionOptions();
        wanted.setCleanStart(true);
        wanted.setSessionExpiryInterval(0L);
        wanted.setAutomaticReconnect(false);
        wanted.setKeepAliveInterval(options.keepAliveSeconds());
        wanted.setConnectionTimeout(options.connectTimeoutSeconds());
        wanted.setWill(options.will().topic(), message(options.will()));
        wanted.setHttpsHostnameVerificationEnabled(true);
        options.tls().ifPresent(context -> wanted.setSocketFactory(context.getSocketFactory()));
        return wanted;
    }

    private static MqttMessage message(Publication publication) {
        MqttMessage message = new MqttMessage(publication.payload());
        message.setQos(publication.qos());
        message.setRetained(publication.retained());
        return message;
    }

    private void attempt(PahoCall call) {
        try {
            call.run();
        } catch (MqttException e) {
            lost(0, e);
        }
    }

    private MqttActionListener answer(Consumer<IMqttToken> then) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                then.accept(token);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable error) {
                lost(0, error);
            }
        };
    }

    /** Told to the listener once, whatever else follows. */
    private void lost(int code, Throwable error) {
        if (over.getAndSet(true)) {
            return;
        }
        int known = error instanceof MqttException mqtt && mqtt.getCause() == null ? mqtt.getReasonCode() : code;
        boolean takenOver = (known & 0xFF) == Reasons.TAKEN_OVER;
        String reason = error == null ? Reasons.ofCode(options.address(), known)
                : Reasons.of(options.address(), error);
        listener.lost(takenOver, reason);
        apart(this::release);
    }

    private void release() {
        if (client == null) {
            return;
        }
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException e) {
            // it was not connected
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            // nothing is left to release
        }
    }

    private interface PahoCall {
        void run() throws MqttException;
    }
}
