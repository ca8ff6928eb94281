package io.swarmgauge.streams.alert.cause;

import static io.swarmgauge.streams.alert.cause.GivenConditions.alert;
import static io.swarmgauge.streams.alert.cause.GivenConditions.setup;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.SetupCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SetupCausePolicyTest {

    private final SetupCausePolicy policy = new SetupCausePolicy();
    private final Alert firing = alert(600, 660);

    @Test
    void a_demand_of_three_times_the_usual_is_suspected_with_both_figures() {
        assertThat(policy.causes(firing, demand(10, 30)))
                .containsExactly(new SuspectedCause(
                        CauseKind.DEMAND_SPIKE,
                        "The setup was asked for 30 chunks per second, its usual is 10",
                        30.0,
                        List.of(new Evidence("gauge.swarm", 0, 660L))));
    }

    @Test
    void a_demand_below_that_is_not() {
        assertThat(policy.causes(firing, demand(10, 29.9))).isEmpty();
    }

    @Test
    void one_peer_more_on_an_idle_setup_is_no_spike() {
        assertThat(policy.causes(firing, demand(0.01, 0.9))).isEmpty();
    }

    @Test
    void a_demand_of_which_no_usual_is_known_is_not_suspected() {
        List<SetupCondition> kept = demand(10, 300);

        assertThat(policy.causes(firing, kept.subList(kept.size() - 5, kept.size())))
                .isEmpty();
    }

    @Test
    void chunks_that_nobody_could_deliver_are_suspected() {
        List<SetupCondition> kept = new ArrayList<>(demand(10, 10));
        kept.add(setup(600).setChunksAsked(10).setChunksAvailable(7).build());

        assertThat(policy.causes(firing, kept))
                .containsExactly(new SuspectedCause(
                        CauseKind.CHUNKS_LOST,
                        "3 of 10 chunks that were asked for could be had from nobody",
                        3.0,
                        List.of(new Evidence("gauge.swarm", 0, 660L))));
    }

    @Test
    void what_the_alert_itself_is_about_is_not_its_cause() {
        List<SetupCondition> kept = new ArrayList<>(demand(10, 300));
        kept.add(setup(600).setChunksAsked(10).setChunksAvailable(7).build());

        assertThat(policy.causes(
                        Alert.newBuilder(firing)
                                .setSignal(Signal.REQUESTS_PER_SECOND)
                                .build(),
                        kept))
                .extracting(SuspectedCause::getKind)
                .containsExactly(CauseKind.CHUNKS_LOST);
        assertThat(policy.causes(
                        Alert.newBuilder(firing)
                                .setSignal(Signal.CHUNKS_AVAILABLE_RATIO)
                                .build(),
                        kept))
                .extracting(SuspectedCause::getKind)
                .containsExactly(CauseKind.DEMAND_SPIKE);
    }

    /** Nine quiet minutes and the one of the alert. */
    private static List<SetupCondition> demand(double usual, double last) {
        return LongStream.rangeClosed(1, 10)
                .mapToObj(minute -> setup(minute * 60)
                        .setRequestsPerSecond(minute == 10 ? last : usual)
                        .build())
                .toList();
    }
}
