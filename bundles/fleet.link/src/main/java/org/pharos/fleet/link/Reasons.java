package org.pharos.fleet.link;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Why a link does not stand, in words: what, why, what to do. */
final class Reasons {

    static final int TAKEN_OVER = 0x8E;

    /** Reason codes of MQTT 5 §2.4 that a person can do something about. */
    private static final Map<Integer, String> CODES = Map.of(
            0x85, "the broker does not accept our client id; check the site id",
            0x86, "the broker does not know our name or password",
            0x87, "the broker does not let us in: our certificate's common name must be the site id",
            0x88, "the broker is not available",
            0x89, "the broker is busy",
            0x8B, "the broker is shutting down",
            0x8D, "the broker heard nothing from us for too long",
            TAKEN_OVER, "another gateway uses the same site id; give each its own");

    private Reasons() {}

    static String of(BrokerAddress address, Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return words(address, root);
    }

    static String ofCode(BrokerAddress address, int code) {
        return CODES.getOrDefault(code & 0xFF, "the connection to " + address + " was lost (reason " + code + ")");
    }

    private static String words(BrokerAddress address, Throwable root) {
        if (root instanceof UnknownHostException) {
            return "the name " + address.host() + " is not known; check the address and the name server";
        }
        if (root instanceof SSLException) {
            return address + " and we do not trust each other (TLS: " + root.getMessage() + "); check keys/";
        }
        if (root instanceof ConnectException || root instanceof NoRouteToHostException) {
            return "nobody answers at " + address + "; is the console running, does a firewall stand between?";
        }
        if (root instanceof SocketTimeoutException) {
            return "no answer from " + address + " in time";
        }
        if (root instanceof EOFException || root instanceof SocketException) {
            return address + " closed the connection";
        }
        if (root instanceof MqttException mqtt) {
            return mqtt.getReasonCode() == MqttClientException.REASON_CODE_CLIENT_TIMEOUT
                    ? "no answer from " + address + " in time" : ofCode(address, mqtt.getReasonCode());
        }
        return "the connection to " + address + " failed: " + root.getClass().getSimpleName();
    }
}
