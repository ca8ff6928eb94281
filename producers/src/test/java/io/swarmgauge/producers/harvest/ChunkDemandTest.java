package io.swarmgauge.producers.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDemandTest {

    private static final List<Integer> CHUNKS = List.of(1, 2, 3, 4, 5);

    @Test
    void whereNobodyAskedForAnyOfThemAllChunksAreAlike() {
        assertThat(CHUNKS).allMatch(index -> ChunkDemand.NONE.chances(CHUNKS).applyAsDouble(index) == 0.2);
        assertThat(CHUNKS)
                .allMatch(
                        index -> new ChunkDemand(Map.of(77, 9)).chances(CHUNKS).applyAsDouble(index) == 0.2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theChancesOfAllAreOneAndNoneIsBelowAQuarterOfItsEqualShare(long seed) {
        Random random = new Random(seed);
        Map<Integer, Integer> peers = new HashMap<>();
        CHUNKS.forEach(index -> peers.put(index, random.nextInt(1_000)));
        peers.put(9, 1_000_000);

        IntToDoubleFunction chances = new ChunkDemand(peers).chances(CHUNKS);

        assertThat(CHUNKS.stream().mapToDouble(chances::applyAsDouble).sum()).isCloseTo(1, offset(1e-12));
        assertThat(CHUNKS).allMatch(index -> chances.applyAsDouble(index) >= 0.05);
    }

    @Test
    void whatMorePeersAskForIsLikelier() {
        IntToDoubleFunction chances = new ChunkDemand(Map.of(1, 3, 2, 1)).chances(CHUNKS);

        assertThat(chances.applyAsDouble(1)).isEqualTo(0.75 * 0.75 + 0.05);
        assertThat(chances.applyAsDouble(2)).isEqualTo(0.75 * 0.25 + 0.05);
        assertThat(chances.applyAsDouble(3)).isEqualTo(0.05);
    }
}
