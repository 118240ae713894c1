package org.pharos.test.kit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/** Takes the body of an answer where a servlet is called by hand. */
public final class CapturedBody extends ServletOutputStream {

    private final ByteArrayOutputStream bytes;

    public CapturedBody(ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public void write(int value) {
        bytes.write(value);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
    }
}
