package org.pharos.fleet.protocol.topic;

/** The third level of a Sparkplug topic (Sparkplug 3.0 §4.1). D… are about devices behind an edge node. */
public enum MessageKind {
    NBIRTH, NDATA, NDEATH, NCMD, DBIRTH, DDATA, DDEATH, DCMD;

    boolean ofDevice() {
        return name().charAt(0) == 'D';
    }
}
