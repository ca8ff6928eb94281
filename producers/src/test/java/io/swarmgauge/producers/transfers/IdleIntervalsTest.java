package io.swarmgauge.producers.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleIntervalsTest {

    private static final long START = 1_800_000_000_000L;
    private static final FlushRule RULE = FlushRule.every(Duration.ofSeconds(10));

    private final IdleIntervals idle = new IdleIntervals(RULE, START + 3_000);

    @Test
    void everyIntervalWithoutATallyOfASetupGetsAnEmptyOne() {
        IntervalTally busy = new IntervalTally("one", START, START + 10_000);

        List<IntervalTally> empty = idle.until(START + 10_000, List.of("one", "two"), List.of(busy));

        assertThat(empty).singleElement().satisfies(tally -> {
            assertThat(tally.setup()).isEqualTo("two");
            assertThat(tally.start()).isEqualTo(START);
            assertThat(tally.end()).isEqualTo(START + 10_000);
            assertThat(tally.uploads().chunks()).isZero();
        });
    }

    @Test
    void eachIntervalIsSpokenOfOnce() {
        assertThat(idle.until(START + 9_999, List.of("one"), List.of())).isEmpty();
        assertThat(idle.until(START + 10_000, List.of("one"), List.of())).hasSize(1);
        assertThat(idle.until(START + 10_000, List.of("one"), List.of())).isEmpty();
        assertThat(idle.until(START + 40_000, List.of("one"), List.of()))
                .extracting(IntervalTally::start)
                .containsExactly(START + 10_000, START + 20_000, START + 30_000);
    }

    @Test
    void afterALongPauseOnlyTheLastIntervalsAreSpokenOf() {
        assertThat(idle.until(START + Duration.ofDays(1).toMillis(), List.of("one"), List.of()))
                .hasSize(60)
                .last()
                .satisfies(tally -> assertThat(tally.end())
                        .isEqualTo(START + Duration.ofDays(1).toMillis()));
    }

    @Test
    void aClockThatIsSetBackMakesNothingAgain() {
        assertThat(idle.until(START + 20_000, List.of("one"), List.of())).hasSize(2);
        assertThat(idle.until(START + 5_000, List.of("one"), List.of())).isEmpty();
        assertThat(idle.until(START + 30_000, List.of("one"), List.of())).hasSize(1);
    }
}
