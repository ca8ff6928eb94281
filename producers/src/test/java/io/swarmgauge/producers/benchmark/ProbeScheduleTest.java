package io.swarmgauge.producers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.TestNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeScheduleTest {

    private static final long START = 1_800_000_000_000L;
    private static final long EVERY = 10_000;
    private static final long TICK = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyTargetIsAskedOnceInEveryRoundAndNeverAllAtOnce(long seed) {
        ProbeSchedule schedule = new ProbeSchedule(EVERY, new Random(seed));
        List<ProbeTarget> targets = targets(20);

        for (int round = 0; round < 10; round++) {
            Map<ProbeTarget, Integer> asked = new HashMap<>();
            int mostAtOnce = 0;
            for (long now = START + round * EVERY; now < START + (round + 1) * EVERY; now += TICK) {
                List<ProbeTarget> due = schedule.due(now, targets);
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
        ProbeSchedule schedule = new ProbeSchedule(EVERY, new Random(1));
        List<ProbeTarget> targets = targets(10);

        assertThat(round(schedule, START, targets)).isNotEqualTo(round(schedule, START + EVERY, targets));
    }

    @Test
    void whoStartsInTheMiddleOfARoundUsesItsRest() {
        ProbeSchedule schedule = new ProbeSchedule(EVERY, new Random(1));
        List<ProbeTarget> targets = targets(10);

        assertThat(schedule.due(START + 5_000, targets)).hasSizeLessThanOrEqualTo(1);
        assertThat(round(schedule, START + 5_001, targets)).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void theFirstTargetsThatBecomeKnownAreNotLeftToTheNextRound() {
        ProbeSchedule schedule = new ProbeSchedule(EVERY, new Random(1));
        assertThat(schedule.due(START, List.of())).isEmpty();

        assertThat(round(schedule, START + 100, targets(3))).hasSize(3);
    }

    private static List<ProbeTarget> round(ProbeSchedule schedule, long from, List<ProbeTarget> targets) {
        List<ProbeTarget> asked = new ArrayList<>();
        long end = from - Math.floorMod(from, EVERY) + EVERY;
        for (long now = from; now < end; now++) {
            asked.addAll(schedule.due(now, targets));
        }
        return asked;
    }

    private static List<ProbeTarget> targets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ProbeTarget("setup", TestNodes.peer(i), List.of(1)))
                .toList();
    }
}
