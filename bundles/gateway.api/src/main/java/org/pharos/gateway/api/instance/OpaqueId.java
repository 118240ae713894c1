package org.pharos.gateway.api.instance;

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
        if (!isUid(value)) {
            throw new IllegalArgumentException("not a UID: numbers joined by single dots are asked for, at most 64 "
                    + "characters (PS3.5 §9.1)");
        }
    }

    /** Leading zeros are let pass, since real devices write them; an empty component never is. */
    static boolean isUid(String value) {
        int previous = '.';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.' ? previous == '.' : c < '0' || c > '9') {
                return false;
            }
            previous = c;
        }
        return previous != '.' && value.length() <= UID_LENGTH_MAX;
    }
}
