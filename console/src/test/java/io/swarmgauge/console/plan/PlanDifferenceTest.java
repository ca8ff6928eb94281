package io.swarmgauge.console.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {

    private static final Plan NOTHING = new Plan(new TreeMap<>(), new TreeMap<>());

    @Test
    void everythingIsNewOnAnEmptyCluster() {
        assertThat(PlanDifference.between(NOTHING, Plans.plan(), Set.of()).lines())
                .containsExactly("+ setup setup-1", "+ setup setup-2", "+ job job-1", "= 0 unchanged");
    }

    @Test
    void applyingTwiceChangesNothing() {
        assertThat(PlanDifference.between(Plans.plan(), Plans.plan(), Set.of(PlanKind.values())))
                .isEqualTo(new PlanDifference(List.of(), 3));
    }

    @Test
    void aChangeIsToldFieldByField() {
        Plan after = Plans.plan(Plans.YAML
                .replace("pay-per-day: 300", "pay-per-day: 250")
                .replace("plan: stream-plan", "plan: stream-plan-2")
                .replace("until: 2027-03-01T00:00:00+01:00\n", "until: 2027-06-01T00:00:00+02:00\n")
                .replace("lag: 12.5ms", "lag: 10ms, lag-guarantee: 0.9")
                .replace("latency: 100ms", "latency: 80ms")
                .replace("regions: [europe]", "regions: [europe, asia]")
                .replace("    storage: 10GiB\n", ""));

        assertThat(PlanDifference.between(Plans.plan(), after, Set.of()).lines())
                .containsExactly(
                        "~ setup setup-1",
                        "    hosters[" + Plans.ANNA + "].pay-per-day: 300 → 250",
                        "    plan: stream-plan → stream-plan-2",
                        "    until: 2027-02-28T23:00:00Z → 2027-05-31T22:00:00Z",
                        "~ setup setup-2",
                        "    terms.lag: 12.5ms → 10ms",
                        "    terms.lag-guarantee: nothing → 0.9",
                        "~ job job-1",
                        "    regions: europe → europe, asia",
                        "    latency: 100ms → 80ms",
                        "    storage: 10737418240 → nothing",
                        "= 0 unchanged");
    }

    @Test
    void hostersInAnotherOrderAreAChange() {
        String swapped = Plans.YAML
                .replace(Plans.ANNA + ", region: europe, pay-per-day: 300", "swap")
                .replace(Plans.BAO + ", region: asia", Plans.ANNA + ", region: europe, pay-per-day: 300")
                .replace("swap", Plans.BAO + ", region: asia")
                .replace("    terms: gold", "    regions: [europe, asia]\n    terms: gold");

        assertThat(PlanDifference.between(Plans.plan(), Plans.plan(swapped), Set.of())
                        .lines())
                .containsExactly(
                        "~ setup setup-1",
                        "    hosters: %1$s, %2$s → %2$s, %1$s".formatted(Plans.ANNA, Plans.BAO),
                        "= 2 unchanged");
    }

    @Test
    void onlyPruningRemovesAndOnlyWhatTheFileSpeaksOf() {
        assertThat(PlanDifference.between(Plans.plan(), NOTHING, Set.of()).lines())
                .containsExactly("= 0 unchanged");
        assertThat(PlanDifference.between(Plans.plan(), NOTHING, Set.of(PlanKind.JOB))
                        .lines())
                .containsExactly("- job job-1", "= 0 unchanged");
    }
}
