package io.swarmgauge.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.bandwidth.BandwidthState;
import io.swarmgauge.streams.state.bandwidth.NodeTally;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.RandomIds;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TalliesTest {

    private static final Set<String> PLANNED = Set.of(Swarm.ALICE, Swarm.BOB, Swarm.CAROL);

    @Test
    void ofACrowdSoManyAreKeptWithTheirWholeSumsInAnyOrderAndEveryHoster() {
        List<TransferBatch> batches = batches();
        List<NodeTally> inOrder = tallies(batches);
        assertThat(inOrder).hasSize(Tallies.MOST_OTHERS + 3);
        assertThat(inOrder).allMatch(tally -> tally.getBatches() == 2 && tally.getEgressBytes() == 2000);
        assertThat(inOrder).extracting(NodeTally::getNodeId).containsAll(PLANNED);
        assertThat(StateSerde.of(BandwidthState.class)
                        .encode(new BandwidthState(inOrder))
                        .remaining())
                .isLessThan(512 * 1024);
        for (long order = 1; order <= 3; order++) {
            assertThat(tallies(RandomIds.shuffled(batches, order))).isEqualTo(inOrder);
        }
    }

    private static List<NodeTally> tallies(List<TransferBatch> batches) {
        List<NodeTally> tallies = List.of();
        for (TransferBatch batch : batches) {
            tallies = Tallies.bounded(Tallies.with(tallies, batch), PLANNED);
        }
        return tallies;
    }

    private static List<TransferBatch> batches() {
        RandomIds ids = new RandomIds(2);
        List<String> nodes = new ArrayList<>(PLANNED);
        for (int made = 0; made < 5_000; made++) {
            nodes.add(ids.next());
        }
        List<TransferBatch> batches = new ArrayList<>();
        for (long sequence = 1; sequence <= 2; sequence++) {
            for (String node : nodes) {
                batches.add(
                        Batch.of(node, sequence).sent(Swarm.LEECHER, 0, 1, 1000).record());
            }
        }
        return batches;
    }
}
