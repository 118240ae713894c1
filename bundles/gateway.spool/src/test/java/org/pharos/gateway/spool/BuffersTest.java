package org.pharos.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BuffersTest {

    private final Buffers buffers = new Buffers();

    @Test
    void anObjectGivenUpTwiceDoesNotLendItsBufferToTwoOthers() {
        Body body = new Body(null, null, buffers, null);
        body.abandon();
        body.abandon();
        assertThat(buffers.take()).isNotSameAs(buffers.take());
    }

    @Test
    void nothingIsWrittenThroughABufferThatWasGivenBack() {
        Body body = new Body(null, null, buffers, null);
        body.abandon();
        assertThatThrownBy(() -> body.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void aBufferComesBackEmpty() {
        ByteBuffer used = buffers.take().put(new byte[10]);
        buffers.giveBack(used);
        ByteBuffer again = buffers.take();
        assertThat(again).isSameAs(used);
        assertThat(again.remaining()).isEqualTo(Buffers.BYTES);
    }
}
