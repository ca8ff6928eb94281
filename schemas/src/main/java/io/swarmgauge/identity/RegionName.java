package io.swarmgauge.identity;

/** What can name a region: any text that is short and can be shown; never parsed. */
public final class RegionName {

    public static final int LONGEST = 64;
    public static final String FORM =
            "a name of 1 to %d characters, none of them a control character".formatted(LONGEST);

    private RegionName() {}

    public static boolean isValid(String name) {
        return !name.isBlank() && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl);
    }
}
