package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipStoryTest {

    @TempDir
    Path directory;

    private GaugeDriver gauge;

    @BeforeEach
    void open() {
        gauge = new GaugeDriver(directory, "");
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @Test
    void aNodeComesStaysAndLeaves() {
        gauge.hear(Registration.of(Swarm.ALICE, 1, 1_000)
                .because(RegistrationReason.NEW)
                .record());
        gauge.hear(Registration.of(Swarm.ALICE, 2, 61_000).record());
        gauge.hear(Registration.of(Swarm.ALICE, 2, 61_000).record());
        gauge.hear(Registration.of(Swarm.ALICE, 3, 70_000)
                .because(RegistrationReason.LEAVE)
                .record());
        assertThat(nodes())
                .extracting(KnownNode::getNodeId, KnownNode::getFirstSeen, KnownNode::getLastSeen, KnownNode::getLeft)
                .containsExactly(
                        tuple(Swarm.ALICE, 1_000L, 1_000L, false),
                        tuple(Swarm.ALICE, 1_000L, 61_000L, false),
                        tuple(Swarm.ALICE, 1_000L, 70_000L, true));
    }

    @Test
    void nodesAreKeptApartAndSurviveARestart() {
        gauge.hear(Registration.of(Swarm.ALICE, 1, 1_000).record());
        gauge.hear(Registration.of(Swarm.BOB, 1, 2_000).record());
        nodes();
        gauge.restart();
        gauge.hear(Registration.of(Swarm.ALICE, 1, 1_000).record());
        gauge.hear(Registration.of(Swarm.BOB, 2, 62_000).record());
        assertThat(nodes())
                .extracting(KnownNode::getNodeId, KnownNode::getFirstSeen, KnownNode::getLastSeen)
                .containsExactly(tuple(Swarm.BOB, 2_000L, 62_000L));
    }

    private List<KnownNode> nodes() {
        return gauge.read(TopicCatalogue.NODES);
    }
}
