package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.swarmgauge.local.swarm.HypercoreNodes;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The path for real hypercore nodes, each a process of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HypercoreSwarmTest extends SwarmStory {

    private static final ObjectMapper JSON = new ObjectMapper();

    HypercoreSwarmTest() {
        super(
                "hypercore",
                (plan, keys, directory) -> HypercoreNodes.start(
                        plan,
                        keys,
                        Pipeline.INSTALLATION.nodeProgram(),
                        directory.resolve("nodes"),
                        CHUNKS_PER_SECOND));
    }

    @Test
    void aForeignConsumerReadsTheRankings() {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                pipeline.cluster().bootstrapServers(),
                "schema.registry.url",
                pipeline.cluster().registryUrl(),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                KafkaAvroDeserializer.class,
                "group.id",
                "foreigner",
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, GenericRecord> consumer = new KafkaConsumer<>(config)) {
            consumer.subscribe(List.of(TopicCatalogue.RANKINGS.name()));
            await().atMost(PATIENCE).untilAsserted(() -> {
                var records = consumer.poll(Duration.ofMillis(200));
                assertThat(records).anySatisfy(kafkaRecord -> {
                    assertThat(kafkaRecord.key()).startsWith("hypercore-");
                    assertThat((Collection<?>) kafkaRecord.value().get("hosters"))
                            .hasSize(3);
                });
            });
        }
    }

    /** Runs last, as it stops the swarm. */
    @Test
    @Order(Integer.MAX_VALUE)
    void totalsEqualWhatTheNodesCountedThemselvesToTheByte() throws Exception {
        List<Member> asking = Stream.of(Role.LEECHER, Role.ATTESTOR)
                .flatMap(role -> plan.having(role).stream())
                .toList();
        asking.forEach(swarm::stop);
        long quietSince = System.currentTimeMillis();

        try (TopicView<BandwidthWindow> windows = TopicView.of(pipeline, TopicCatalogue.BANDWIDTH)) {
            for (String setup : plan.setups().keySet()) {
                await().atMost(PATIENCE).until(() -> !windows.values(
                                window -> window.getSetupId().equals(setup) && window.getWindowStart() > quietSince)
                        .isEmpty());
            }
            plan.having(Role.HOSTER).forEach(swarm::stop);

            for (Member member : asking) {
                assertThat(ingress(windows, member)).as(member.name()).isEqualTo(counted(member, "downloads"));
            }
            for (Member hoster : plan.having(Role.HOSTER)) {
                if (hoster.temper().inflatedUploads() == 0) {
                    assertThat(egress(windows, hoster)).as(hoster.name()).isEqualTo(counted(hoster, "uploads"));
                }
            }
        }
        assertThat(received(asking)).as("what was received was sent").isEqualTo(sent());
    }

    private Map<String, Long> ingress(TopicView<BandwidthWindow> windows, Member member) {
        return bytes(windows, member, NodeBandwidth::getIngress);
    }

    private Map<String, Long> egress(TopicView<BandwidthWindow> windows, Member member) {
        return bytes(windows, member, NodeBandwidth::getEgress);
    }

    /** Bytes by setup over all windows, the last revision of each. */
    private Map<String, Long> bytes(
            TopicView<BandwidthWindow> windows, Member member, Function<NodeBandwidth, Flow> side) {
        return LastRevisions.of(windows.values(window -> member.setups().contains(window.getSetupId()))).stream()
                .collect(Collectors.groupingBy(
                        BandwidthWindow::getSetupId, TreeMap::new, Collectors.summingLong(window -> Stream.concat(
                                        window.getHosters().stream(), window.getOthers().stream())
                                .filter(node ->
                                        node.getNodeId().equals(member.nodeId().hex()))
                                .mapToLong(node -> side.apply(node).getBytes())
                                .sum())));
    }

    private Map<String, Long> counted(Member member, String side) throws Exception {
        JsonNode totals =
                JSON.readTree(swarm.homeOf(member).resolve("totals.json").toFile());
        Map<String, Long> counted = new TreeMap<>();
        totals.path("setups")
                .properties()
                .forEach(setup -> counted.put(
                        setup.getKey(),
                        setup.getValue().path(side).path("bytes").asLong()));
        return counted;
    }

    private long received(List<Member> asking) throws Exception {
        long bytes = 0;
        for (Member member : asking) {
            bytes += counted(member, "downloads").values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return bytes;
    }

    private long sent() throws Exception {
        long bytes = 0;
        for (Member hoster : plan.having(Role.HOSTER)) {
            bytes += counted(hoster, "uploads").values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return bytes;
    }
}
