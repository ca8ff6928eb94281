package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.plan.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("For any observations")
class AlertPropertiesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void statements_alternate_and_episodes_follow_each_other(long seed) {
        Random random = new Random(seed);
        Watch watch = watch();
        for (int i = 0; i < 400; i++) {
            watch.sees(observation(Math.max(0, i - random.nextInt(12)), random));
        }

        assertThat(watch.said()).isNotEmpty();
        long over = 0;
        for (int i = 0; i < watch.said().size(); i++) {
            Alert alert = watch.said().get(i);
            boolean begins = i % 2 == 0;
            assertThat(alert.getStatus()).isEqualTo(begins ? AlertStatus.FIRING : AlertStatus.RESOLVED);
            assertThat(alert.getStartsAt()).isGreaterThanOrEqualTo(over);
            if (!begins) {
                assertThat(alert.getStartsAt())
                        .isEqualTo(watch.said().get(i - 1).getStartsAt());
                over = alert.getEndsAt();
                assertThat(over).isGreaterThanOrEqualTo(alert.getStartsAt());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_seen_again_says_nothing_new(long seed) {
        Random random = new Random(seed);
        Watch once = watch();
        Watch again = watch();
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Observation observation = observation(i, random);
            seen.add(observation);
            once.sees(observation);
            again.sees(observation, seen.get(random.nextInt(seen.size())));
        }

        assertThat(again.story()).isEqualTo(once.story()).isNotEmpty();
        assertThat(again.episode()).isEqualTo(once.episode());
    }

    private static Watch watch() {
        return new Watch(Given.slow()
                .setSignal(Signal.EGRESS_BITS_PER_SECOND)
                .setOverMs(30_000)
                .setForMs(20_000)
                .build());
    }

    private static Observation observation(int window, Random random) {
        double wave = 450 + 300 * Math.sin(window / 10.0);
        return Given.figure(
                Signal.EGRESS_BITS_PER_SECOND,
                window * 10L,
                window * 10L + 10,
                random.nextInt(3),
                wave + 100 * random.nextGaussian());
    }
}
