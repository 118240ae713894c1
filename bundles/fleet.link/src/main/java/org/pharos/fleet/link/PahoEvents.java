package org.pharos.fleet.link;

import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What Paho tells, of which two things matter: a message came, the connection went. */
record PahoEvents(Lost whenLost, BiConsumer<String, byte[]> whenArrived) implements MqttCallback {

    @FunctionalInterface
    interface Lost {
        void lost(int code, Throwable error);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        whenLost.lost(response.getReturnCode(), response.getException());
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        whenArrived.accept(topic, message.getPayload());
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
        // followed by disconnected when it matters
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // round trips tell us
    }

    @Override
    public void connectComplete(boolean reconnect, String server) {
        // the answer to connect tells us
    }

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {
        // no extended authentication is asked for
    }
}
