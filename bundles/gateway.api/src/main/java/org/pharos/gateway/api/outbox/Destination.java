package org.pharos.gateway.api.outbox;

/**
 * Where originals and results go.
 *
 * @param name how people and events call it; unique on this box
 * @param commitment whether storage commitment is asked for; without it a Success to C-STORE is the end
 */
public record Destination(String name, String aeTitle, String host, int port, boolean tls, boolean commitment) {

    /** As in {@code PACS@10.1.2.3:104}. */
    public String address() {
        return aeTitle + '@' + host + ':' + port;
    }
}
