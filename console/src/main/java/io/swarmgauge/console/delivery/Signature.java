package io.swarmgauge.console.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a webhook that a body is Swarmgauge's: {@code t=SECONDS,v1=HEX}, where HEX is HMAC-SHA256 with the shared secret over
 * {@code SECONDS.BODY}. The time is signed too, so that a receiver can refuse what was recorded and is played again.
 */
final class Signature {

    static final String HEADER = "Swarmgauge-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The header's value for a body that is sent now. */
    String of(byte[] body, Instant now) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((now.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "t=%d,v1=%s".formatted(now.getEpochSecond(), HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
