package org.pharos.dicom.data.json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** JSON (RFC 8259) in UTF-8, token by token. */
final class JsonOutput {

    /** A multiple of 3, for Base64 without padding in between, and of 8, for whole words. */
    private static final int CHUNK_BYTES = 24 * 512;

    private final Writer out;

    JsonOutput(OutputStream stream) {
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** Punctuation, numbers, {@code null}: as they are. */
    JsonOutput raw(String text) throws IOException {
        out.write(text);
        return this;
    }

    JsonOutput string(String text) throws IOException {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            character(text, i);
        }
        out.write('"');
        return this;
    }

    /** Half of a surrogate pair has no form in UTF-8: it is escaped, as control characters are. */
    private void character(String text, int at) throws IOException {
        char c = text.charAt(at);
        if (c == '"' || c == '\\') {
            out.write('\\');
            out.write(c);
        } else if (c < ' ' || c == 0x7F || Character.isSurrogate(c) && !isPaired(text, at)) {
            out.write(String.format("\\u%04x", (int) c));
        } else {
            out.write(c);
        }
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** All of a stream as a string of Base64. @param turnedWord bytes of the words to turn round; 1: none */
    JsonOutput base64(InputStream value, int turnedWord) throws IOException {
        out.write('"');
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int got = value.readNBytes(chunk, 0, CHUNK_BYTES); got > 0;
                got = value.readNBytes(chunk, 0, CHUNK_BYTES)) {
            turn(chunk, got, turnedWord);
            out.write(Base64.getEncoder().encodeToString(got == CHUNK_BYTES ? chunk : Arrays.copyOf(chunk, got)));
        }
        out.write('"');
        return this;
    }

    private static void turn(byte[] chunk, int count, int wordBytes) {
        for (int word = 0; wordBytes > 1 && word + wordBytes <= count; word += wordBytes) {
            for (int i = 0; i < wordBytes / 2; i++) {
                byte swapped = chunk[word + i];
                chunk[word + i] = chunk[word + wordBytes - 1 - i];
                chunk[word + wordBytes - 1 - i] = swapped;
            }
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
