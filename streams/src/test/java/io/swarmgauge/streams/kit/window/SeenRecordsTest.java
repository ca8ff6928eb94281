package io.swarmgauge.streams.kit.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.state.SeenRange;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenRecordsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void recordsInAnyOrderBecomeTheSameFewRanges(long seed) {
        List<Long> sequences = LongStream.concat(LongStream.rangeClosed(1, 50), LongStream.rangeClosed(60, 70))
                .boxed()
                .toList();
        List<SeenRange> ranges = List.of();
        for (long sequence : Shuffle.of(sequences, seed)) {
            ranges = SeenRecords.with(ranges, record("node.transfers", Swarm.ALICE, 1, sequence))
                    .orElse(ranges);
        }
        assertThat(ranges)
                .containsExactly(
                        new SeenRange("node.transfers", Swarm.ALICE, 1L, 1L, 50L),
                        new SeenRange("node.transfers", Swarm.ALICE, 1L, 60L, 70L));
    }

    @Test
    void aRecordIsKnownByTopicNodeEpochAndSequence() {
        List<SeenRange> ranges = List.of(new SeenRange("node.transfers", Swarm.ALICE, 1L, 1L, 3L));
        assertThat(SeenRecords.with(ranges, record("node.transfers", Swarm.ALICE, 1, 2)))
                .isEmpty();
        assertThat(SeenRecords.with(ranges, record("node.self-reports", Swarm.ALICE, 1, 2)))
                .isPresent();
        assertThat(SeenRecords.with(ranges, record("node.transfers", Swarm.BOB, 1, 2)))
                .isPresent();
        assertThat(SeenRecords.with(ranges, record("node.transfers", Swarm.ALICE, 2, 2)))
                .isPresent();
        assertThat(SeenRecords.with(ranges, record("node.transfers", Swarm.ALICE, 1, 4)))
                .isPresent();
    }

    private static Accepted<String> record(String topic, String node, long epoch, long sequence) {
        return new Accepted<>(
                "", new NodeHeader(node, "region", epoch, sequence, 0L, 1L), new SourcePosition(topic, 0, 0, 0));
    }
}
