package org.pharos.gateway.api.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for a UID where the UID itself must not be shown: the start of its SHA-256, so the same one every time. */
final class OpaqueId {

    private static final int BYTES = 5;
    private static final int UID_LENGTH_MAX = 64;

    private OpaqueId() {}

    static String of(String kind, String uid) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest((kind + ' ' + uid).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void requireUid(String value) {
        if (value.isEmpty() || value.length() > UID_LENGTH_MAX || !value.chars().allMatch(OpaqueId::isUidCharacter)) {
            throw new IllegalArgumentException("not a UID: 1 to 64 digits and dots are asked for (PS3.5 §9.1)");
        }
    }

    private static boolean isUidCharacter(int c) {
        return c == '.' || (c >= '0' && c <= '9');
    }
}
