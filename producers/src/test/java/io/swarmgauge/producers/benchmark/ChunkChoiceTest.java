package io.swarmgauge.producers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkChoiceTest {

    private static final List<Integer> CHUNKS = List.of(3, 5, 8, 13, 21, 34, 55, 89, 144, 233);

    @Test
    void theChosenAreDifferentChunksOfTheSetupInOrder() {
        ChunkChoice choice = new ChunkChoice(4, new Random(1));
        for (int i = 0; i < 100; i++) {
            assertThat(choice.from(CHUNKS))
                    .hasSize(4)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .isSubsetOf(CHUNKS);
        }
    }

    @Test
    void everyChunkIsChosenAboutAsOften() {
        ChunkChoice choice = new ChunkChoice(4, new Random(1));
        Map<Integer, Integer> chosen = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            choice.from(CHUNKS).forEach(index -> chosen.merge(index, 1, Integer::sum));
        }
        assertThat(chosen.values()).hasSize(10).allMatch(times -> times > 3_700 && times < 4_300);
    }

    @Test
    void aSmallSetupIsAskedForAsAWhole() {
        assertThat(new ChunkChoice(4, new Random(1)).from(List.of(2, 1))).containsExactly(1, 2);
    }
}
