package io.swarmgauge.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret that the console asks for ({@code Authorization: Bearer …}, RFC 6750). Never shown. */
public final class AccessToken {

    /** Shorter ones could be guessed. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/=-]{16,512}");

    public static final String FORM = "a token of 16 to 512 letters, digits and ._~+/=-";

    private final String text;

    private AccessToken(String text) {
        this.text = text;
    }

    public static Optional<AccessToken> parse(String text) {
        String stripped = text.strip();
        return SHAPE.matcher(stripped).matches() ? Optional.of(new AccessToken(stripped)) : Optional.empty();
    }

    /** The value of the header that proves to know it. */
    public String header() {
        return "Bearer " + text;
    }

    /** Whether the value of a header proves to know it; takes as long whatever is wrong with it. */
    public boolean isProvenBy(String header) {
        return MessageDigest.isEqual(
                header().getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
