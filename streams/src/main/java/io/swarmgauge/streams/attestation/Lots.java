package io.swarmgauge.streams.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Drawn from what names a thing: the same for the same thing, in whatever order things come. */
final class Lots {

    private Lots() {}

    static long of(Object... names) {
        String name = Arrays.stream(names).map(String::valueOf).collect(Collectors.joining("/"));
        return ByteBuffer.wrap(sha256().digest(name.getBytes(UTF_8))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
