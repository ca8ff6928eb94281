package io.swarmgauge.producers;

import static io.swarmgauge.producers.TestNodes.KEY_FILE;
import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.intake.TestClient;
import io.swarmgauge.producers.publish.Published;
import io.swarmgauge.producers.swarm.TestSwarm;
import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.HarvestEnd;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.RequestedRange;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestorAgentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Integer> CHUNKS = List.of(3, 4, 5);

    @TempDir
    Path directory;

    private final Published published = new Published();

    @Test
    void aNodeListensAndItsAgentPublishesTheHarvest() throws IOException {
        try (Agent agent = start("harvest: {every: 1s}, storage-checks: {every: off}");
                TestClient node = attestor()) {
            String id = node.hears("harvest").path("id").asText();
            node.says("{\"type\":\"harvested\",\"harvest\":\"%s\",\"index\":3,\"peer\":\"%s\"}".formatted(id, peer(7)));
            node.says("{\"type\":\"harvested\",\"harvest\":\"%s\",\"index\":4,\"peer\":\"%s\"}".formatted(id, peer(7)));
            node.says(
                    "{\"type\":\"harvest-end\",\"harvest\":\"%s\",\"requests\":5,\"elapsedMs\":12.5,\"endedBy\":\"count\"}"
                            .formatted(id));

            await().atMost(PATIENCE)
                    .until(() -> !published.on(TopicCatalogue.REQUESTS).isEmpty());
            assertThat(published.on(TopicCatalogue.REQUESTS).get(0)).satisfies(harvest -> {
                assertThat(harvest.getSetupId()).isEqualTo("setup-1");
                assertThat(harvest.getEndedBy()).isEqualTo(HarvestEnd.COUNT);
                assertThat(harvest.getRanges()).containsExactly(new RequestedRange(3, 2, 1));
            });
            assertThat(agent.status().badLines()).isZero();
        }
    }

    @Test
    void aNodeChecksWhatIsStoredAndItsAgentPublishesWhoAnswered() throws IOException {
        try (Agent agent = start("harvest: {every: off}, storage-checks: {every: 1s, chunks: 1}");
                TestClient node = attestor()) {
            JsonNode asked = node.hears("storage-check");
            String check =
                    "{\"type\":\"check-sample\",\"check\":\"%s\",\"index\":%d,\"outcome\":\"OK\",\"peer\":\"%s\",\"of\":"
                            .formatted(
                                    asked.path("id").asText(),
                                    asked.path("indexes").get(0).asInt(),
                                    asked.path("hosters").get(0).asText());
            node.says(check + "\"hoster\"}");
            node.says(check + "\"any\"}");
            node.says("{\"type\":\"check-end\",\"check\":\"%s\",\"elapsedMs\":1}"
                    .formatted(asked.path("id").asText()));

            await().atMost(PATIENCE)
                    .until(() -> !published.on(TopicCatalogue.STORAGE_CHECKS).isEmpty());
            assertThat(published.on(TopicCatalogue.STORAGE_CHECKS).get(0)).satisfies(stored -> {
                assertThat(stored.getChunks()).singleElement().satisfies(chunk -> {
                    assertThat(chunk.getAnyPeer()).isEqualTo(Outcome.OK);
                    assertThat(chunk.getHosters()).hasSize(1);
                });
                assertThat(stored.getResponses()).containsExactly(new SourceCount(peer(1), 1));
            });
            assertThat(agent.status().badLines()).isZero();
        }
    }

    @Test
    void aHosterIsMeasuredRawAtOnceWhenAskedFor() throws IOException {
        try (Agent agent = start("every: 24h, harvest: {every: off}, storage-checks: {every: off}");
                TestClient operator = new TestClient(directory.resolve("agent.sock"))) {
            operator.says("{\"type\":\"benchmark-now\"}");
            assertThat(operator.hears("error").path("reason").asText()).isEqualTo("NO_ATTESTOR");
            try (TestClient node = attestor()) {
                operator.says(
                        "{\"type\":\"benchmark-now\",\"setup\":\"setup-1\",\"hoster\":\"%s\"}".formatted(peer(2)));
                assertThat(operator.hears("benchmarking").path("targets").asInt())
                        .isEqualTo(1);
                JsonNode probe = node.hears("probe");
                assertThat(probe.path("indexes")).hasSize(CHUNKS.size());
                for (int index : CHUNKS) {
                    node.says(
                            "{\"type\":\"sample\",\"probe\":\"%s\",\"index\":%d,\"outcome\":\"OK\",\"bytes\":1000,\"latencyMs\":8}"
                                    .formatted(probe.path("id").asText(), index));
                }
                node.says("{\"type\":\"probe-end\",\"probe\":\"%s\",\"elapsedMs\":24}"
                        .formatted(probe.path("id").asText()));

                await().atMost(PATIENCE)
                        .until(() -> !published.on(TopicCatalogue.BENCHMARKS).isEmpty());
            }
            assertThat(published.on(TopicCatalogue.BENCHMARKS)).singleElement().satisfies(result -> {
                assertThat(result.getKind()).isEqualTo(BenchmarkKind.RAW);
                assertThat(result.getHosterId()).isEqualTo(peer(2));
                assertThat(result.getRating()).isEqualTo(AttestationRating.NORMAL);
                assertThat(result.getEgressBitsPerSecond()).isEqualTo(1_000_000.0);
                assertThat(result.getFirstChunkMs()).isEqualTo(8.0);
                assertThat(result.getSamples())
                        .allMatch(sample -> Double.valueOf(1_000_000).equals(sample.getSpeedBitsPerSecond()));
            });
            assertThat(agent.status().badLines()).isEqualTo(1);
        }
    }

    private TestClient attestor() throws IOException {
        return new TestClient(directory.resolve("agent.sock")).saysHello(NODE, "attestor", "setup-1");
    }

    private Agent start(String benchmarks) throws IOException {
        AgentConfig config = AgentConfig.parse(
                "test.yaml", """
                node: {key-file: "%s", region: eu-west, roles: [attestor]}
                kafka: {bootstrap-servers: "localhost:9092"}
                registry: {url: "%s", auto-register: true}
                intake: {socket: "%s/agent.sock"}
                host-metrics: {every: off}
                benchmarks: {%s}
                """.formatted(KEY_FILE, published.registry().url(), directory, benchmarks));
        return Agent.start(config, new SimpleMeterRegistry(), Clock.systemUTC(), published.newProducer(), view -> {
            view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1), peer(2)));
            return () -> {};
        });
    }
}
