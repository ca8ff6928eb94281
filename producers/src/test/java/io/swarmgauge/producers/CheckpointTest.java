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
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is killed between any two lines, and a node that sends again what was not stored. */
class CheckpointTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final Published published = new Published();

    /** The node's journal: its lines by number. */
    private final TreeMap<Long, String> journal = new TreeMap<>();

    private long at;
    private long bytes;

    @BeforeEach
    void beginInTheMiddleOfAnInterval() {
        at = System.currentTimeMillis() - 60_000;
    }

    @Test
    void anAgentThatIsKilledAfterAnyLineNeitherLosesNorDoublesOne() throws IOException {
        int lines = 12;
        for (int line = 0; line < lines; line++) {
            Agent agent = start();
            try (TestClient node = connected()) {
                say(node, upload(1 + line));
                if (line % 3 == 0) {
                    hearStored(node);
                }
            }
            agent.abandon();
        }
        finishAndCompare(lines);
    }

    @Test
    void anyLinesKillsAndRepetitionsAddUpExactly() throws IOException {
        Random random = new Random(11);
        int lines = 0;
        for (int life = 0; life < 8; life++) {
            Agent agent = start();
            try (TestClient node = connected()) {
                int said = random.nextInt(200);
                for (int i = 0; i < said; i++) {
                    say(node, upload(1 + random.nextInt(50_000)));
                }
                lines += said;
                if (said > 0 && random.nextBoolean()) {
                    // Said twice: the second time must not count.
                    node.says(journal.lastEntry().getValue());
                    hearStored(node);
                }
            }
            agent.abandon();
        }
        finishAndCompare(lines);
    }

    @Test
    void aJobThatIsOpenWhenTheAgentIsKilledEndsOnceWhenItsSessionReturns() throws IOException {
        Agent agent = start();
        try (TestClient node = connected()) {
            say(node, "\"type\":\"job-start\",\"id\":\"j\",\"job\":\"hosting_setup\",\"role\":\"hoster\"");
            hearStored(node);
        }
        agent.abandon();
        try (Agent again = start();
                TestClient node = connected()) {
            say(node, "\"type\":\"job-end\",\"id\":\"j\",\"outcome\":\"done\"");
            await().atMost(PATIENCE)
                    .until(() -> !published.on(TopicCatalogue.JOBS).isEmpty());
            assertThat(again.status().badLines()).isZero();
        }
        assertThat(published.on(TopicCatalogue.JOBS))
                .extracting(JobRun::getJobId)
                .containsExactly("j");
    }

    @Test
    void aBadLineCountsAsTakenAndALeftOutNumberAsMissing() throws IOException {
        try (Agent agent = start();
                TestClient node = connected()) {
            node.says("{\"type\":\"upload\",\"n\":1}");
            assertThat(node.hears("error").path("reason").asText()).isEqualTo("BAD_FIELD");
            assertThat(node.hears("stored").path("n").asLong()).isEqualTo(1);
            node.says("{\"n\":4," + upload(5) + "}");
            assertThat(node.hears("stored").path("n").asLong()).isEqualTo(4);
            assertThat(agent.status().linesMissing()).isEqualTo(2);
        }
        try (Agent agent = start();
                TestClient node = new TestClient(directory.resolve("agent.sock"))) {
            assertThat(hello(node, "s").path("stored").asLong()).isEqualTo(4);
            assertThat(agent.status().linesMissing()).isZero();
        }
    }

    @Test
    void aHelloIsAnsweredWhenAllThatWasTakenIsOnDisk() throws IOException {
        try (Agent agent = start()) {
            for (int line = 1; line <= 5; line++) {
                try (TestClient before = connected()) {
                    say(before, upload(line));
                    long lines = line;
                    await().atMost(PATIENCE).until(() -> agent.status().uploads() == lines);
                    // The node is started anew before the next checkpoint.
                    try (TestClient after = new TestClient(directory.resolve("agent.sock"))) {
                        assertThat(hello(after, "s").path("stored").asLong()).isEqualTo(line);
                    }
                }
            }
        }
    }

    @Test
    void aNumberWithoutASessionIsRefusedAndLinesWithoutNumbersWorkAsBefore() throws IOException {
        try (Agent agent = start();
                TestClient node = new TestClient(directory.resolve("agent.sock"))) {
            node.says("{\"n\":1," + upload(5) + "}");
            assertThat(node.hears("error").path("detail").asText()).startsWith("n: comes before");
            node.says("{" + upload(5) + "}");
            await().atMost(PATIENCE).until(() -> agent.status().uploads() == 1);
            assertThat(hello(node, "").has("stored")).isFalse();
        }
    }

    private void finishAndCompare(int lines) throws IOException {
        try (Agent agent = start();
                TestClient node = connected()) {
            await().atMost(PATIENCE).until(() -> hasStoredAll(node));
            assertThat(agent.status().linesMissing()).isZero();
        }
        assertThat(journal).isEmpty();
        List<TransferBatch> batches = distinct(published.on(TopicCatalogue.TRANSFERS));
        assertThat(batches.stream()
                        .mapToLong(batch -> batch.getUploaded().getChunks())
                        .sum())
                .isEqualTo(lines);
        assertThat(batches.stream()
                        .mapToLong(batch -> batch.getUploaded().getBytes())
                        .sum())
                .isEqualTo(bytes);
        assertThat(lastClaims()).isEqualTo(bytes);
    }

    /** What streams makes of it: the same epoch, key and sequence is the same record. */
    private static List<TransferBatch> distinct(List<TransferBatch> batches) {
        Map<List<Object>, TransferBatch> distinct = new HashMap<>();
        for (TransferBatch batch : batches) {
            NodeHeader header = batch.getHeader();
            TransferBatch before =
                    distinct.put(List.of(header.getEpoch(), batch.getSetupId(), header.getSequence()), batch);
            assertThat(before == null || before.equals(batch))
                    .as("a record that is sent again is the same")
                    .isTrue();
        }
        return new ArrayList<>(distinct.values());
    }

    /** Of each period the claim with the highest sequence counts. */
    private long lastClaims() {
        Map<Long, SelfReport> last = new HashMap<>();
        for (SelfReport report : published.on(TopicCatalogue.SELF_REPORTS)) {
            last.merge(
                    report.getPeriodStart(),
                    report,
                    (one, two) ->
                            one.getHeader().getSequence() > two.getHeader().getSequence() ? one : two);
        }
        return last.values().stream()
                .mapToLong(report -> report.getEgress().getBytes())
                .sum();
    }

    private TestClient connected() throws IOException {
        TestClient node = new TestClient(directory.resolve("agent.sock"));
        journal.headMap(hello(node, "s").path("stored").asLong(), true).clear();
        for (String line : journal.values()) {
            node.says(line);
        }
        return node;
    }

    private static JsonNode hello(TestClient node, String session) throws IOException {
        node.says("{\"type\":\"hello\",\"nodeId\":\"%s\",\"role\":\"hoster\",\"setups\":[\"setup-1\"]%s}"
                .formatted(NODE, session.isEmpty() ? "" : ",\"session\":\"" + session + "\""));
        return node.hears("welcome");
    }

    private long number;

    private void say(TestClient node, String fields) throws IOException {
        number++;
        String line = "{\"n\":" + number + "," + fields + "}";
        journal.put(number, line);
        node.says(line);
    }

    private String upload(int size) {
        bytes += size;
        at += 37;
        return "\"type\":\"upload\",\"setup\":\"setup-1\",\"index\":3,\"bytes\":%d,\"peer\":\"%s\",\"at\":%d"
                .formatted(size, peer(1), at);
    }

    /** Waits until the agent says that something more is stored. */
    private void hearStored(TestClient node) {
        journal.headMap(node.hears("stored").path("n").asLong(), true).clear();
    }

    private boolean hasStoredAll(TestClient node) {
        if (!journal.isEmpty()) {
            hearStored(node);
        }
        return journal.isEmpty();
    }

    private Agent start() throws IOException {
        String yaml = """
                node: {key-file: "%s", region: eu-west, roles: [hoster]}
                kafka: {bootstrap-servers: "localhost:9092"}
                registry: {url: "%s", auto-register: true}
                intake: {socket: "%s/agent.sock"}
                transfers: {flush: 1s}
                self-report: {period: 10s}
                host-metrics: {every: off}
                """.formatted(KEY_FILE, published.registry().url(), directory);
        return Agent.start(
                AgentConfig.parse("test.yaml", yaml),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                published.newProducer());
    }
}
