package io.swarmgauge.identity;

import java.util.regex.Pattern;

/**
 * A node's name: its Ed25519 public key.
 *
 * @param hex the key's 32 bytes as 64 lower-case hex digits
 */
public record NodeId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public NodeId {
        if (!isValid(hex)) {
            throw new IllegalArgumentException("a node id is 64 lower-case hex digits, not '%s'".formatted(hex));
        }
    }

    public static boolean isValid(String hex) {
        return FORM.matcher(hex).matches();
    }

    /** The first eight digits: enough to tell nodes apart on a screen. */
    public String brief() {
        return hex.substring(0, 8);
    }

    @Override
    public String toString() {
        return hex;
    }
}
