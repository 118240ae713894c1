package org.pharos.fleet.link;

import java.util.List;

/**
 * One connection to a broker, from connect to close; a new attempt needs a new link. Clean start, no session kept.
 *
 * <p>No method waits for the network, except {@link #close(List)}. When something fails, {@link LinkListener#lost} says
 * so. To be called by one thread.
 */
public interface MqttLink extends AutoCloseable {

    void connect(LinkListener listener);

    /** QoS 1 for all of them. @param done runs, on a thread of the link, when the broker has agreed to all */
    void subscribe(List<String> filters, Runnable done);

    /** Hands the message to the connection. Messages leave in the order of these calls. */
    void publish(Publication publication);

    /**
     * Asks the broker something that changes nothing. Its answer proves that it has taken everything published before,
     * QoS 0 too: TCP keeps the order, and a broker takes a connection's packets one after the other.
     */
    void roundTrip(Runnable done);

    /**
     * Says these last words and disconnects, so that the will is not sent; waits 2 s for it at most. Nothing is told to
     * the listener.
     */
    void close(List<Publication> lastWords);

    /** Cuts the connection, so that the will is sent. Nothing is told to the listener. */
    @Override
    void close();
}
