package io.swarmgauge.producers.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.RequestedRange;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedRangesTest {

    @Test
    void neighboursThatAsManyPeersAskedForAreOneRange() {
        SortedMap<Integer, Integer> peers = new TreeMap<>(Map.of(3, 2, 4, 2, 5, 2, 6, 1, 8, 1, 9, 1));

        assertThat(RequestedRanges.of(peers))
                .containsExactly(new RequestedRange(3, 3, 2), new RequestedRange(6, 1, 1), new RequestedRange(8, 2, 1));
    }

    @Test
    void nothingAskedForIsNoRange() {
        assertThat(RequestedRanges.of(new TreeMap<>())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theRangesSayWhatTheyWereMadeOfAsShortAsPossible(long seed) {
        Random random = new Random(seed);
        SortedMap<Integer, Integer> peers = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            peers.put(random.nextInt(100), 1 + random.nextInt(3));
        }
        peers.put(Integer.MAX_VALUE, 1);

        List<RequestedRange> ranges = RequestedRanges.of(peers);

        SortedMap<Integer, Integer> told = new TreeMap<>();
        RequestedRange before = new RequestedRange(-2, 1, 0);
        for (RequestedRange range : ranges) {
            for (int i = 0; i < range.getLength(); i++) {
                assertThat(told.put(range.getFirst() + i, range.getPeers())).isNull();
            }
            assertThat(range.getFirst()).isGreaterThan(before.getFirst());
            assertThat(before.getFirst() + before.getLength() == range.getFirst()
                            && before.getPeers() == range.getPeers())
                    .isFalse();
            before = range;
        }
        assertThat(told).isEqualTo(peers);
    }
}
