package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Signal;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A burn rate is of one of the pairs of windows that compliance keeps; the longer window names the pair. */
final class BurnWindowCheck {

    private static final Set<Long> LONGER = Stream.of(
                    Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3))
            .map(Duration::toMillis)
            .collect(Collectors.toSet());

    private BurnWindowCheck() {}

    static void check(AlertRule rule, RuleFaults faults) {
        Long window = rule.getBurnWindowMs();
        boolean burns = rule.getSignal() == Signal.BURN_RATE;
        faults.refuseIf(
                burns && (window == null || !LONGER.contains(window)),
                "burn-window",
                "must be the longer window of a pair",
                "Give 1h (with 5m), 6h (with 30m), 1d (with 2h) or 3d (with 6h).");
        faults.refuseIf(
                !burns && window != null,
                "burn-window",
                "has a meaning for the signal burn-rate only",
                "Leave it out.");
    }
}
