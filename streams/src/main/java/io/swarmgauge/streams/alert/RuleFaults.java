package io.swarmgauge.streams.alert;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one rule. */
final class RuleFaults {

    private final List<RuleFault> found = new ArrayList<>();

    void refuseIf(boolean wrong, String field, String what, String remedy) {
        if (wrong) {
            found.add(new RuleFault(field, what, remedy));
        }
    }

    List<RuleFault> found() {
        return List.copyOf(found);
    }
}
