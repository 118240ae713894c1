package org.pharos.fleet.link;

/** Hears what happens to a link. Called on threads of the link; must return at once, and may not call the link. */
public interface LinkListener {

    void connected();

    /**
     * The attempt failed, or the connection was lost. Told once; the link is of no use afterwards.
     *
     * @param takenOver another client came with our id (MQTT 5 reason 0x8E)
     * @param reason in words
     */
    void lost(boolean takenOver, String reason);

    void arrived(String topic, byte[] payload);
}
