package io.swarmgauge.producers.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomRoundsTest {

    private static final long START = 1_800_000_000_000L;
    private static final long EVERY = 10_000;
    private static final long TICK = 100;

    @ParameterizedTest
    @CsvSource({"1, 10000", "2, 10000", "3, 10000", "4, 1000", "5, 1000", "6, 1000", "7, 1050"})
    void everyTargetIsAskedExactlyOnceInEveryRoundAndNeverAllAtOnce(long seed, long every) {
        RandomRounds<Integer> schedule = new RandomRounds<>(every, new Random(seed));
        List<Integer> targets = targets(20);
        long first = START - Math.floorMod(START, every) + every;
        long now = first;
        assertThat(schedule.due(now, targets)).isEmpty();

        for (int round = 1; round <= 50; round++) {
            List<Integer> asked = new ArrayList<>();
            int mostAtOnce = 0;
            while (now < first + round * every) {
                now += TICK;
                List<Integer> due = schedule.due(now, targets);
                asked.addAll(due);
                mostAtOnce = Math.max(mostAtOnce, due.size());
            }

            assertThat(asked).containsExactlyInAnyOrderElementsOf(targets);
            assertThat(mostAtOnce).isLessThanOrEqualTo((int) (20 * TICK / every) + 3);
        }
    }

    @Test
    void whatIsLeftOfARoundComesBeforeTheNextOne() {
        RandomRounds<Integer> schedule = new RandomRounds<>(EVERY, new Random(1));
        schedule.due(START, targets(3));

        assertThat(schedule.due(START + EVERY, List.of(7))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(schedule.due(START + 2 * EVERY - 1, List.of(7))).containsExactly(7);
    }

    @Test
    void theOrderDiffersFromRoundToRound() {
        RandomRounds<Integer> schedule = new RandomRounds<>(EVERY, new Random(1));
        List<Integer> targets = targets(10);

        assertThat(round(schedule, START, targets)).isNotEqualTo(round(schedule, START + EVERY, targets));
    }

    @Test
    void whoStartsInTheMiddleOfARoundUsesItsRest() {
        RandomRounds<Integer> schedule = new RandomRounds<>(EVERY, new Random(1));
        List<Integer> targets = targets(10);

        assertThat(schedule.due(START + 5_000, targets)).hasSizeLessThanOrEqualTo(1);
        assertThat(round(schedule, START + 5_001, targets)).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void theFirstTargetsThatBecomeKnownAreNotLeftToTheNextRound() {
        RandomRounds<Integer> schedule = new RandomRounds<>(EVERY, new Random(1));
        assertThat(schedule.due(START, List.of())).isEmpty();

        assertThat(round(schedule, START + 100, targets(3))).hasSize(3);
    }

    private static List<Integer> round(RandomRounds<Integer> schedule, long from, List<Integer> targets) {
        List<Integer> asked = new ArrayList<>();
        long end = from - Math.floorMod(from, EVERY) + EVERY;
        for (long now = from; now < end; now++) {
            asked.addAll(schedule.due(now, targets));
        }
        return asked;
    }

    private static List<Integer> targets(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
