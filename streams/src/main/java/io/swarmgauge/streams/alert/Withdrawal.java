package io.swarmgauge.streams.alert;

/** Why an alert is closed although nothing was observed that clears it. */
enum Withdrawal {
    RULE_CHANGED("its rule was changed"),
    RULE_NOT_IN_FORCE("its rule was removed or switched off"),
    NOT_PLANNED("its setup is no longer in the plan"),
    SAID_GOOD_BYE("the node said good-bye"),
    GIVEN_UP("nothing was heard for " + Episodes.REMEMBERED.toDays() + " days");

    private final String words;

    Withdrawal(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
