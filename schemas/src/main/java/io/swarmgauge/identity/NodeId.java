package io.swarmgauge.identity;

/**
 * A node's name: its Ed25519 public key.
 *
 * @param hex the key's 32 bytes as 64 lower-case hex digits
 */
public record NodeId(String hex) {

    private static final int DIGITS = 64;

    public NodeId {
        if (!isValid(hex)) {
            throw new IllegalArgumentException("a node id is 64 lower-case hex digits, not '%s'".formatted(hex));
        }
    }

    public static boolean isValid(String hex) {
        if (hex.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char digit = hex.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
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
