package io.swarmgauge.producers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.swarmgauge.producers.harvest.ChunkDemand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkChoiceTest {

    private static final List<Integer> CHUNKS = List.of(3, 5, 8, 13, 21, 34, 55, 89, 144, 233);
    private static final int TIMES = 10_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theChosenAreDifferentChunksOfTheSetupInOrder(long seed) {
        Random random = new Random(seed);
        ChunkChoice choice = new ChunkChoice(4, random);
        for (int i = 0; i < 100; i++) {
            ChunkDemand demand = new ChunkDemand(
                    Map.of(3, random.nextInt(1_000), 144, random.nextInt(3), 233, random.nextInt(1_000_000), 7, 50));
            assertThat(choice.from(CHUNKS, demand))
                    .hasSize(4)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .isSubsetOf(CHUNKS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withoutAHarvestEveryChunkIsChosenAboutAsOften(long seed) {
        assertThat(chosen(4, seed, ChunkDemand.NONE).values())
                .hasSize(10)
                .allMatch(times -> times > 3_700 && times < 4_300);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneChunkIsChosenAsOftenAsItIsInDemandAndAQuarterOfTheTimeAlike(long seed) {
        Map<Integer, Integer> chosen = chosen(1, seed, new ChunkDemand(Map.of(3, 30, 5, 10)));

        assertThat(chosen.getOrDefault(3, 0) / (double) TIMES).isCloseTo(0.75 * 0.75 + 0.025, offset(0.02));
        assertThat(chosen.getOrDefault(5, 0) / (double) TIMES).isCloseTo(0.75 * 0.25 + 0.025, offset(0.02));
        assertThat(chosen.getOrDefault(89, 0) / (double) TIMES).isCloseTo(0.025, offset(0.008));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsInDemandEveryChunkIsAskedForAtTimes(long seed) {
        Map<Integer, Integer> chosen = chosen(4, seed, new ChunkDemand(Map.of(3, 1_000_000)));

        assertThat(chosen).containsOnlyKeys(CHUNKS);
        assertThat(chosen.getOrDefault(3, 0)).isGreaterThan(9_800);
        assertThat(chosen.values()).allMatch(times -> times > 2_500);
    }

    @Test
    void theSameDemandDoesNotForetellTheNextQuestion() {
        ChunkDemand demand = new ChunkDemand(Map.of(3, 5, 5, 4, 8, 3));

        assertThat(chosen(4, 1, demand)).isNotEqualTo(chosen(4, 2, demand));
    }

    @Test
    void aSmallSetupIsAskedForAsAWhole() {
        assertThat(new ChunkChoice(4, new Random(1)).from(List.of(2, 1), ChunkDemand.NONE))
                .containsExactly(1, 2);
    }

    private static Map<Integer, Integer> chosen(int count, long seed, ChunkDemand demand) {
        ChunkChoice choice = new ChunkChoice(count, new Random(seed));
        Map<Integer, Integer> chosen = new HashMap<>();
        for (int i = 0; i < TIMES; i++) {
            choice.from(CHUNKS, demand).forEach(index -> chosen.merge(index, 1, Integer::sum));
        }
        return chosen;
    }
}
