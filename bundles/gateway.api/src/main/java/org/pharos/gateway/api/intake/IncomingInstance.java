package org.pharos.gateway.api.intake;

import java.io.IOException;
import java.io.OutputStream;
import org.pharos.gateway.api.instance.InstanceHeader;

/** An instance on its way into the spool. Closing it before {@link #commit} leaves nothing behind. */
public interface IncomingInstance extends AutoCloseable {

    /** Takes the bytes of the data set, in the transfer syntax that was announced. */
    OutputStream body();

    /**
     * Makes it durable: when this returns {@link StoreOutcome.Stored}, the sender may be told Success.
     *
     * @throws SpoolRefusedException when the sync failed: the spool is fenced from then on and nothing is confirmed
     */
    StoreOutcome commit(InstanceHeader header) throws SpoolRefusedException, IOException;

    @Override
    void close() throws IOException;
}
