package io.swarmgauge.producers.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomRoundsTest {

    private static final long START = 1_800_000_000_000L;
    private static final long EVERY = 10_000;
    private static final long TICK = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyTargetIsAskedOnceInEveryRoundAndNeverAllAtOnce(long seed) {
        RandomRounds<Integer> schedule = new RandomRounds<>(EVERY, new Random(seed));
        List<Integer> targets = targets(20);

        for (int round = 0; round < 10; round++) {
            Map<Integer, Integer> asked = new HashMap<>();
            int mostAtOnce = 0;
            for (long now = START + round * EVERY; now < START + (round + 1) * EVERY; now += TICK) {
                List<Integer> due = schedule.due(now, targets);
                due.forEach(target -> asked.merge(target, 1, Integer::sum));
                mostAtOnce = Math.max(mostAtOnce, due.size());
            }

            assertThat(asked.values()).allMatch(times -> times == 1);
            assertThat(asked).hasSizeGreaterThanOrEqualTo(19);
            assertThat(mostAtOnce).isLessThanOrEqualTo(2);
        }
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
