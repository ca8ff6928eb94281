package io.swarmgauge.producers.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkRotationTest {

    private static final List<Integer> CHUNKS = IntStream.range(10, 23).boxed().toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyChunkIsCheckedOnceBeforeAnyIsCheckedAgain(long seed) {
        ChunkRotation rotation = new ChunkRotation(new Random(seed));
        Map<Integer, Integer> checked = new HashMap<>();
        for (int check = 0; check < 100; check++) {
            List<Integer> chosen = rotation.next(CHUNKS, 4);
            assertThat(chosen).hasSize(4).isSorted().doesNotHaveDuplicates().isSubsetOf(CHUNKS);
            chosen.forEach(index -> checked.merge(index, 1, Integer::sum));
        }

        assertThat(checked).containsOnlyKeys(CHUNKS);
        assertThat(checked.values()).allMatch(times -> times >= 30 && times <= 31);
    }

    @Test
    void theOrderIsDrawnAnew() {
        ChunkRotation rotation = new ChunkRotation(new Random(1));
        Set<List<Integer>> choices = new HashSet<>();
        for (int check = 0; check < 20; check++) {
            choices.add(rotation.next(List.of(1, 2, 3, 4, 5, 6, 7, 8), 4));
        }

        assertThat(choices).hasSizeGreaterThan(10);
    }

    @Test
    void aSmallSetupIsCheckedAsAWhole() {
        assertThat(new ChunkRotation(new Random(1)).next(List.of(2, 1), 10)).containsExactly(1, 2);
    }

    @Test
    void aPlanThatChangesIsFollowed() {
        ChunkRotation rotation = new ChunkRotation(new Random(1));
        rotation.next(CHUNKS, 4);

        for (int check = 0; check < 10; check++) {
            assertThat(rotation.next(List.of(11, 12, 30, 31), 2)).hasSize(2).isSubsetOf(11, 12, 30, 31);
        }
    }
}
