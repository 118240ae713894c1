package org.pharos.release.format;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Map;

/**
 * A release as it travels: a JSON file of format, key id, payload and signature. The signature covers the bytes of the
 * payload as they stand in the file, so nothing depends on how JSON is written.
 */
public final class SignedRelease {

    /** The only format there is so far. */
    public static final String FORMAT = "pharos-release/1";
    /** Longest file that is looked at, in bytes. */
    public static final int BYTES_MAX = 1 << 20;

    private static final String SIGNATURE = "Ed25519";
    /** As strict as it can be: two readers of one file must not understand two things. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private final Release release;
    private final byte[] payload;

    private SignedRelease(Release release, byte[] payload) {
        this.release = release;
        this.payload = payload;
    }

    /** The file as JSON. */
    record Envelope(String format, String keyId, byte[] payload, byte[] signature) {}

    /** Signs a release; returns the bytes of the file. */
    public static byte[] sign(Release release, KeyPair key) {
        try {
            byte[] payload = JSON.writeValueAsBytes(release);
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(key.getPrivate());
            signature.update(payload);
            return JSON.writeValueAsBytes(new Envelope(FORMAT, ReleaseKeys.id(key.getPublic()), payload,
                    signature.sign()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a release cannot be signed", e);
        }
    }

    /**
     * Reads and verifies a file.
     *
     * @param trusted the keys that are believed, by {@link ReleaseKeys#id}
     * @throws ReleaseRejectedException when it is no release, or not signed by a key that is believed
     */
    public static SignedRelease verify(byte[] file, Map<String, PublicKey> trusted) throws ReleaseRejectedException {
        if (file.length > BYTES_MAX) {
            throw new ReleaseRejectedException("The file has more than " + BYTES_MAX + " bytes.");
        }
        Envelope envelope = read(file, Envelope.class, "This is no release file.");
        if (!FORMAT.equals(envelope.format) || envelope.payload == null || envelope.signature == null
                || envelope.keyId == null) {
            throw new ReleaseRejectedException("This is no release file of format " + FORMAT + '.');
        }
        PublicKey key = trusted.get(envelope.keyId);
        if (key == null) {
            throw new ReleaseRejectedException("It is signed by a key that is not trusted here.");
        }
        check(envelope, key);
        return new SignedRelease(read(envelope.payload, Release.class, "What it says is not understood."),
                envelope.payload);
    }

    private static void check(Envelope envelope, PublicKey key) throws ReleaseRejectedException {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(key);
            signature.update(envelope.payload);
            if (!signature.verify(envelope.signature)) {
                throw new ReleaseRejectedException("Its signature does not fit: it was changed after it was signed.");
            }
        } catch (GeneralSecurityException e) {
            throw new ReleaseRejectedException("Its signature is damaged.", e);
        }
    }

    private static <T> T read(byte[] bytes, Class<T> type, String otherwise) throws ReleaseRejectedException {
        try {
            T value = JSON.readValue(bytes, type);
            if (value == null) {
                throw new ReleaseRejectedException(otherwise);
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw new ReleaseRejectedException(otherwise, e);
        }
    }

    public Release release() {
        return release;
    }

    /** The digest the next release names as {@link Release#previousSha256}. */
    public String payloadSha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
