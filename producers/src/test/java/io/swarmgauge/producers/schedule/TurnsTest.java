package io.swarmgauge.producers.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

    private static final long START = 1_800_000_000_000L;
    private static final long EVERY = 60_000;
    private static final List<String> TARGETS = List.of("a", "b", "c");

    private final Turns<String> turns = turns(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everybodyHasATurnInEveryRoundInNoFixedOrder(long seed) {
        Turns<String> seeded = turns(seed);
        Set<List<String>> orders = new HashSet<>();
        seeded.pass(START, TARGETS);
        for (int round = 0; round < 20; round++) {
            List<String> order = new ArrayList<>();
            for (long at = START + round * EVERY + 100; at <= START + (round + 1) * EVERY; at += 100) {
                seeded.pass(at, TARGETS);
                seeded.next(TARGETS, target -> true).ifPresent(order::add);
            }
            orders.add(order);
        }

        assertThat(orders).hasSizeGreaterThan(3).allSatisfy(order -> assertThat(order)
                .containsExactlyInAnyOrderElementsOf(TARGETS));
    }

    @Test
    void whoeverIsNotReadyWaitsAndLetsOthersPass() {
        turns.pass(START, TARGETS);
        turns.pass(START + EVERY - 1, TARGETS);

        assertThat(turns.next(TARGETS, target -> false)).isEmpty();
        assertThat(turns.next(TARGETS, "c"::equals)).contains("c");
        assertThat(turns.next(TARGETS, "c"::equals)).isEmpty();
    }

    @Test
    void whoeverWaitsWhenItsNextTurnComesWaitsOnce() {
        for (int round = 0; round < 5; round++) {
            turns.pass(START + round * EVERY, TARGETS);
            turns.pass(START + (round + 1) * EVERY - 1, TARGETS);
        }

        assertThat(turns.next(TARGETS, "a"::equals)).contains("a");
        assertThat(turns.next(TARGETS, "a"::equals)).isEmpty();
    }

    @Test
    void whoeverIsNoTargetAnyMoreLeavesTheLine() {
        turns.pass(START, TARGETS);
        turns.pass(START + EVERY - 1, TARGETS);
        assertThat(turns.next(List.of("a"), "a"::equals)).contains("a");

        assertThat(turns.next(TARGETS, target -> true)).isEmpty();
    }

    @Test
    void withoutRoundsNobodyEverHasATurn() {
        Turns<String> off = new Turns<>(Optional.empty(), new Random(1), Function.identity());
        off.pass(START, TARGETS);
        off.pass(START + 10 * EVERY, TARGETS);

        assertThat(off.next(TARGETS, target -> true)).isEmpty();
    }

    private static Turns<String> turns(long seed) {
        return new Turns<>(Optional.of(Duration.ofMillis(EVERY)), new Random(seed), Function.identity());
    }
}
