package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.SimulatedNodes;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.stories.ConsoleAnswers.Printed;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a swarm said is explained, recorded, and replayed into a fresh pipeline, which concludes the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CHUNKS_PER_SECOND = 5;
    private static final int WINDOWS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory = Pipeline.directory();
    private final Path file = directory.resolve("swarm.recording");
    private final Instant began = Instant.now();
    private final LocalPipeline first = pipeline("a");
    private final LocalPipeline second = pipeline("b");
    private final SwarmPlan plan = SwarmPlan.of(KeyRing.open(directory.resolve("keys")), "played-1", "played-2");

    ReplayTest() {
        first.startStreams();
        SimulatedNodes nodes = new SimulatedNodes(plan, CHUNKS_PER_SECOND);
        first.plan(plan.records(nodes.feedKey()));
        first.planJobs(plan.jobs());
        try (LocalSwarm swarm =
                new LocalSwarm(plan, nodes, first.cluster(), directory.resolve("agents"), Pipeline.METERS)) {
            swarm.start(member -> {});
            try (TopicView<Ranking> rankings = TopicView.of(first, TopicCatalogue.RANKINGS)) {
                await().atMost(PATIENCE)
                        .until(() ->
                                rankings.values(ranking -> ranking.getSetupId().equals("played-1")).stream()
                                                .map(Ranking::getWindowStart)
                                                .distinct()
                                                .count()
                                        >= WINDOWS);
            }
        }
        FinalRevisions.awaitIdle(first, PATIENCE);
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    @Test
    @Order(1)
    void aRankIsExplainedDownToSignedBenchmarks() throws IOException {
        JsonNode explained = json(first, "explain", "rankings", "played-1", "--json", "--max", "500");

        JsonNode ranking = explained.at("/conclusion/value");
        List<JsonNode> benchmarks = records(explained, "node.benchmarks");
        assertThat(explained.path("text").asText()).contains("ranks 3 of 3 for latency because its median is");
        assertThat(benchmarks).isNotEmpty().allSatisfy(benchmark -> {
            assertThat(benchmark.path("signature").asText()).isEqualTo("VERIFIED");
            assertThat(benchmark.at("/value/header/nodeId")).isEqualTo(benchmark.path("signer"));
            assertThat(moment(benchmark.at("/value/header/windowStart")))
                    .isAfterOrEqualTo(moment(ranking.path("windowStart")))
                    .isBefore(moment(ranking.path("windowEnd")));
        });
        assertThat(benchmarks).hasSize(ranking.at("/coverage/arrived").asInt());
        assertThat(records(explained, "gauge.attestations")).isNotEmpty();
        assertThat(records(explained, "plan.hosting-setups")).hasSize(1);
    }

    @Test
    @Order(2)
    void verdictsRatingsAndAlertsAreExplainedToo() throws IOException {
        JsonNode verdicts = json(first, "explain", "self-report-verdicts", "played-2", "--json");
        assertThat(records(verdicts, "node.self-reports")).isNotEmpty();
        assertThat(records(verdicts, "node.transfers")).isNotEmpty();

        String slow = plan.members().stream()
                .filter(member -> member.name().equals("ekow"))
                .findFirst()
                .orElseThrow()
                .nodeId()
                .hex();
        JsonNode rating = json(first, "explain", "ratings", slow.substring(0, 12), "--json");
        assertThat(rating.at("/conclusion/key").asText()).isEqualTo(slow);
        assertThat(records(rating, "node.benchmarks")).isNotEmpty();

        for (String topic : List.of("pay-alignment", "bandwidth", "swarm", "attestations")) {
            assertThat(json(first, "explain", topic, "played-1", "--json").path("restsOn"))
                    .as(topic)
                    .isNotEmpty();
        }
        for (String topic : List.of("performances", "rank-history")) {
            assertThat(json(first, "explain", topic, slow, "--json").path("restsOn"))
                    .as(topic)
                    .isNotEmpty();
        }

        String alert = FinalRevisions.of(first, TopicCatalogue.ALERTS)
                .keySet()
                .iterator()
                .next();
        JsonNode fired = json(first, "explain", "alerts", alert, "--json");
        assertThat(StreamSupport.stream(fired.path("restsOn").spliterator(), false))
                .anyMatch(record -> record.path("topic").asText().startsWith("node."));
    }

    @Test
    @Order(3)
    void whatIsNotThereIsSaid() {
        assertThat(run(first, "explain", "rankings", "nothing").code()).isEqualTo(3);
        Printed both = run(first, "explain", "rankings", "played");
        assertThat(both.code()).isEqualTo(3);
        assertThat(both.text()).contains("2 keys begin with 'played', such as played-1, played-2.");
        Printed text = run(first, "explain", "rankings", "played-1", "--max", "1");
        assertThat(text.code()).isZero();
        assertThat(text.text()).contains("rests on 1 record of node.benchmarks", "are not shown (--max)");
    }

    @Test
    @Order(4)
    void theRecordingReplayedIntoAFreshPipelineLeadsToTheSameConclusions() {
        Printed recorded = run(first, "record", file.toString(), "--from", began.toString());
        assertThat(recorded.code()).as(recorded.text()).isZero();
        assertThat(run(first, "record", file.toString()).code()).isEqualTo(2);

        Printed dry = run(second, "replay", file.toString(), "--dry-run");
        assertThat(dry.code()).as(dry.text()).isZero();
        Printed replayed = run(second, "replay", file.toString(), "--replicas", "1");
        assertThat(replayed.code()).as(replayed.text()).isZero();
        for (Topic<?> topic : TopicCatalogue.all()) {
            if (topic.writer() != Writer.STREAMS) {
                assertThat(FinalRevisions.bytes(second, topic))
                        .as(topic.name())
                        .isEqualTo(FinalRevisions.bytes(first, topic));
            }
        }
        Printed again = run(second, "replay", file.toString());
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.text()).contains("holds records already");

        second.startStreams();
        FinalRevisions.awaitIdle(second, PATIENCE);

        Set<String> empty = new TreeSet<>();
        for (Topic<?> topic : TopicCatalogue.all()) {
            if (topic.isAvro() && topic.writer() == Writer.STREAMS) {
                Map<String, String> wanted = FinalRevisions.of(first, topic);
                assertThat(FinalRevisions.of(second, topic)).as(topic.name()).isEqualTo(wanted);
                if (wanted.isEmpty()) {
                    empty.add(topic.name());
                }
            }
        }
        // Two empty topics are the same whatever the pipeline does.
        assertThat(empty).as("topics that the story says nothing about").isEmpty();
    }

    private LocalPipeline pipeline(String name) {
        return LocalPipeline.start(
                directory.resolve(name),
                LocalPorts.free(),
                Pipeline.INSTALLATION.registryHome(),
                Pipeline.PACE,
                Pipeline.METERS,
                (part, detail) -> {});
    }

    private static JsonNode json(LocalPipeline pipeline, String... words) throws IOException {
        Printed printed = run(pipeline, words);
        assertThat(printed.code())
                .as(String.join(" ", words) + ": " + printed.text())
                .isZero();
        return JSON.readTree(printed.text());
    }

    private static List<JsonNode> records(JsonNode explained, String topic) {
        return StreamSupport.stream(explained.path("restsOn").spliterator(), false)
                .filter(record -> record.path("topic").asText().equals(topic))
                .toList();
    }

    private static Instant moment(JsonNode text) {
        return Instant.parse(text.asText());
    }

    private static Printed run(LocalPipeline pipeline, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        Collections.addAll(
                all,
                "--bootstrap-servers",
                pipeline.cluster().bootstrapServers(),
                "--registry",
                pipeline.cluster().registryUrl());
        return ConsoleAnswers.command(all.toArray(String[]::new));
    }
}
