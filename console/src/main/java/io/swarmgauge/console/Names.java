package io.swarmgauge.console;

/** Ids and regions: opaque, but of a length and of characters that can be asked for and shown. */
public final class Names {

    public static final int LONGEST = 256;
    public static final String FORM = "a text of 1 to %d characters".formatted(LONGEST);

    private Names() {}

    public static boolean isOne(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }
}
