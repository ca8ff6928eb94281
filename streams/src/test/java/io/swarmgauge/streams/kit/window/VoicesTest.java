package io.swarmgauge.streams.kit.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.state.Voice;
import io.swarmgauge.streams.testkit.RandomIds;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VoicesTest {

    private static final String TOPIC = "node.transfers";
    private static final Set<String> PLANNED = Set.of(Swarm.CAROL);

    /** Records 3 and 5 of each arrive: what is missing before each is known whatever comes first. */
    @Test
    void ofACrowdSoManyAreKeptByNameInAnyOrderAndAllThatArrivedIsCounted() {
        RandomIds ids = new RandomIds(3);
        List<NodeHeader> records = new ArrayList<>(List.of(header(Swarm.CAROL, 3), header(Swarm.CAROL, 5)));
        for (int made = 0; made < 1_000; made++) {
            String id = ids.next();
            records.add(header(id, 3));
            records.add(header(id, 5));
        }
        List<Voice> inOrder = voices(records);
        assertThat(inOrder).hasSize(1 + Voices.MOST_OTHERS + 1);
        assertThat(new Heard(inOrder).coverage().getArrived()).isEqualTo(2_002);
        assertThat(new Heard(inOrder).coverage().getMissing()).isEqualTo(3L * (Voices.MOST_OTHERS + 1));
        for (long order = 1; order <= 5; order++) {
            assertThat(voices(RandomIds.shuffled(records, order))).isEqualTo(inOrder);
        }
    }

    private static List<Voice> voices(List<NodeHeader> records) {
        List<Voice> voices = List.of();
        for (NodeHeader header : records) {
            voices = Voices.hearing(voices, TOPIC, header);
            voices = Voices.missing(voices, TOPIC, header, header.getSequence(), header.getSequence() == 3 ? 2 : 1);
            voices = Voices.bounded(voices, PLANNED);
        }
        return voices;
    }

    private static NodeHeader header(String node, long sequence) {
        return new NodeHeader(node, "region", 1L, sequence, 0L, 10L);
    }
}
