package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.SimulatedNodes;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Any part may stop and start again while the rest runs. */
class RestartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalPipeline pipeline = Pipeline.shared();
    private final Path directory = Pipeline.directory();
    private final SwarmPlan plan = SwarmPlan.of(KeyRing.open(directory.resolve("keys")), "restart-1", "restart-2");

    @Test
    void nothingIsLostOrCountedTwiceWhenStreamsBrokerAndAnAgentRestart() throws Exception {
        Member restarted = plan.having(Role.HOSTER).get(0);
        try (SimulatedNodes nodes = new SimulatedNodes(plan, 10);
                LocalSwarm swarm =
                        new LocalSwarm(plan, nodes, pipeline.cluster(), directory.resolve("agents"), Pipeline.METERS);
                TopicView<TransferBatch> batches = TopicView.of(pipeline, TopicCatalogue.TRANSFERS);
                TopicView<BandwidthWindow> windows = TopicView.of(pipeline, TopicCatalogue.BANDWIDTH)) {
            pipeline.plan(plan.records(nodes.feedKey()));
            swarm.start(member -> {});
            awaitNewWindow(windows);

            pipeline.stopStreams();
            awaitNewBatches(batches);
            pipeline.startStreams();
            awaitNewWindow(windows);

            pipeline.stopBroker();
            await().atMost(PATIENCE).until(() -> Pipeline.waitingRecords() > 50);
            pipeline.startBroker();
            awaitNewWindow(windows);

            swarm.stop(restarted);
            awaitNewBatches(batches);
            swarm.start(restarted);
            awaitNewWindow(windows);

            nodes.fallSilent();
            awaitNewWindow(windows);
            awaitNewWindow(windows);
            Map<String, Long> said = sumOf(batches);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(concluded(windows)).isEqualTo(said));
            for (Member hoster : plan.having(Role.HOSTER)) {
                if (!hoster.equals(restarted)) {
                    assertThat(said.get(hoster.nodeId().hex()))
                            .as(hoster.name())
                            .isEqualTo(nodes.uploadedBytes(hoster));
                }
            }
        }
    }

    /** Waits for a window that began after this moment. */
    private void awaitNewWindow(TopicView<BandwidthWindow> windows) {
        long now = System.currentTimeMillis();
        for (String setup : plan.setups().keySet()) {
            Predicate<BandwidthWindow> wanted =
                    window -> window.getSetupId().equals(setup) && window.getWindowStart() >= now;
            await().atMost(PATIENCE).until(() -> !windows.values(wanted).isEmpty());
        }
    }

    private void awaitNewBatches(TopicView<TransferBatch> batches) {
        long now = System.currentTimeMillis();
        await().atMost(PATIENCE)
                .until(() -> batches.values(batch -> plan.setups().containsKey(batch.getSetupId())
                                        && batch.getHeader().getWindowStart() > now)
                                .size()
                        > plan.members().size());
    }

    /** Bytes uploaded by node, as the nodes' agents said. */
    private Map<String, Long> sumOf(TopicView<TransferBatch> batches) {
        return batches.values(batch -> plan.setups().containsKey(batch.getSetupId())).stream()
                .collect(Collectors.toMap(
                        batch -> java.util.List.of(
                                batch.getSetupId(),
                                batch.getHeader().getNodeId(),
                                batch.getHeader().getEpoch(),
                                batch.getHeader().getSequence()),
                        batch -> batch,
                        (first, same) -> first))
                .values()
                .stream()
                .filter(batch -> batch.getUploaded().getBytes() > 0)
                .collect(Collectors.groupingBy(
                        batch -> batch.getHeader().getNodeId(),
                        Collectors.summingLong(batch -> batch.getUploaded().getBytes())));
    }

    /** Egress by node over all windows, the last revision of each. */
    private Map<String, Long> concluded(TopicView<BandwidthWindow> windows) {
        return LastRevisions.of(windows.values(window -> plan.setups().containsKey(window.getSetupId()))).stream()
                .flatMap(window -> window.getHosters().stream())
                .filter(node -> node.getEgress().getBytes() > 0)
                .collect(Collectors.groupingBy(node -> node.getNodeId(), Collectors.summingLong(node -> node.getEgress()
                        .getBytes())));
    }
}
