package org.pharos.dicom.data.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** UTF-8, GB18030 and GBK: one encoding for everything, no code extensions (PS3.5 §6.1.2.3). */
final class StandAlone extends CharacterSet {

    private final Charset charset;

    StandAlone(List<String> terms, Charset charset) {
        super(terms);
        this.charset = charset;
    }

    static Optional<Charset> find(String term) {
        return switch (term) {
            case "ISOIR192", "UTF8", "ISO2022IR192" -> Optional.of(StandardCharsets.UTF_8);
            case "GB18030" -> Optional.of(Charset.forName("GB18030"));
            case "GBK" -> Optional.of(Charset.forName("GBK"));
            default -> Optional.empty();
        };
    }

    /** Decoded first and split after: the second byte of a GB18030 or GBK character may be 5CH, a backslash. */
    @Override
    public List<String> decodeValues(byte[] bytes, Use use) {
        return List.of(decode(bytes).split("\\\\", -1));
    }

    @Override
    public String decode(byte[] bytes) {
        return new String(bytes, charset);
    }

    @Override
    public byte[] encode(List<String> values, Use use) {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(String.join("\\", values)));
            return Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a character has no form in " + this, e);
        }
    }

    @Override
    public boolean canEncode(String text) {
        return charset.newEncoder().canEncode(text);
    }
}
