package io.swarmgauge.streams.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over texts, each preceded by its length, so that no two lists of texts look the same. */
final class Digest {

    private static final int DIGITS = 16;

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
        return this;
    }

    /** The first 64 bits as 16 lower-case hex digits. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
    }

    /** The first 64 bits as a number. */
    long number() {
        return Long.parseUnsignedLong(hex(), 16);
    }
}
