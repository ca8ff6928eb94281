package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.Main;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.signing.KeyFile;
import io.swarmgauge.signing.KeyFileException;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bad input gives its documented error, is counted and kept, and the rest goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SETUP = "bad-1";

    private final LocalPipeline pipeline = Pipeline.shared();
    private final Path directory = Pipeline.directory();
    private final SwarmPlan plan = SwarmPlan.of(KeyRing.open(directory.resolve("keys")), SETUP, "bad-2");
    private final Member hoster = plan.having(Role.HOSTER).get(0);
    private final Member leecher = plan.having(Role.LEECHER).get(0);
    private final LocalSwarm swarm =
            new LocalSwarm(plan, new SpokenNodes(), pipeline.cluster(), directory.resolve("agents"), Pipeline.METERS);

    BadInputTest() {
        pipeline.plan(plan.records("f".repeat(64)));
        swarm.start(hoster);
        swarm.start(leecher);
    }

    @AfterAll
    void stop() {
        swarm.close();
    }

    @Test
    void aBadLineIsEchoedWithItsReasonAndTheNextOneCounts() throws Exception {
        try (NodeLines node = new NodeLines(swarm.homeOf(hoster).resolve("agent.sock"));
                TopicView<BandwidthWindow> windows = TopicView.of(pipeline, TopicCatalogue.BANDWIDTH)) {
            assertThat(node.ask(hello()).path("type").asText()).isEqualTo("welcome");
            long before = node.ask("{\"type\":\"status\"}").path("badLines").asLong();

            assertRefused(node.ask("{\"type\":\"upload\",\"setup\""), "BAD_JSON", "{\"type\":\"upload\",\"setup\"");
            String unknown = upload("no-such-setup", 100);
            assertRefused(node.ask(unknown), "UNKNOWN_SETUP", unknown);
            String negative = upload(SETUP, -5);
            JsonNode refusal = node.ask(negative);
            assertRefused(refusal, "BAD_FIELD", negative);
            assertThat(refusal.path("detail").asText()).contains("bytes");

            node.say(upload(SETUP, 4242));

            assertThat(node.ask("{\"type\":\"status\"}").path("badLines").asLong())
                    .isEqualTo(before + 3);
            await().atMost(PATIENCE)
                    .until(() -> !windows.values(window -> window.getSetupId().equals(SETUP)
                                    && window.getEgress().getBytes() == 4242)
                            .isEmpty());
        }
    }

    @Test
    void aRecordThatCannotBeUsedBecomesADeadLetterAndTheRestGoesOn() throws Exception {
        byte[] garbage = "not a record".getBytes(StandardCharsets.UTF_8);
        TransferBatch batch = firstBatch();
        TransferBatch negative = TransferBatch.newBuilder(batch).build();
        negative.getUploaded().put("bytes", -1L);
        TransferBatch homeless =
                TransferBatch.newBuilder(batch).setSetupId("no-such-setup").build();
        NodeKey signer = keyOf(batch.getHeader().getNodeId());
        send(signer, SETUP, garbage);
        send(signer, SETUP, encoded(negative));
        send(signer, "no-such-setup", encoded(homeless));

        try (TopicView<byte[]> letters = TopicView.raw(pipeline, TopicCatalogue.DEAD_LETTERS)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(reasonOf(letters, garbage)).isEqualTo("UNDECODABLE");
                assertThat(reasonOf(letters, encoded(negative))).isEqualTo("INVALID");
                assertThat(reasonOf(letters, encoded(homeless))).isEqualTo("UNKNOWN_SETUP");
            });
        }
        assertThat(List.of("UNDECODABLE", "INVALID", "UNKNOWN_SETUP"))
                .allSatisfy(reason -> assertThat(Pipeline.refused(reason)).isPositive());
        try (TopicView<BandwidthWindow> windows = TopicView.of(pipeline, TopicCatalogue.BANDWIDTH)) {
            long now = System.currentTimeMillis();
            await().atMost(PATIENCE).until(() -> !windows.values(
                            window -> window.getSetupId().equals(SETUP) && window.getWindowStart() > now)
                    .isEmpty());
        }
    }

    @Test
    void aConfigWithAWrongTypeIsRefusedWithFileFieldFaultAndRemedy() throws Exception {
        Path config = Files.writeString(
                directory.resolve("wrong.yaml"), """
                node: {key-file: %s, roles: [hoster], region: europe}
                kafka: {bootstrap-servers: "localhost:9092"}
                registry: {url: "http://localhost:8081"}
                intake: {socket: %s}
                transfers: {flush: soon}
                """.formatted(hoster.keys().file(), directory.resolve("wrong.sock")));
        StringWriter out = new StringWriter();

        int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute("check", config.toString());

        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains(config + ": transfers.flush: must be", "is 'soon'", "Give");
    }

    private static void assertRefused(JsonNode answer, String reason, String line) {
        assertThat(answer.path("type").asText()).isEqualTo("error");
        assertThat(answer.path("reason").asText()).isEqualTo(reason);
        assertThat(answer.path("line").asText()).isEqualTo(line);
    }

    private static String reasonOf(TopicView<byte[]> letters, byte[] value) {
        return letters.records().stream()
                .filter(letter -> java.util.Arrays.equals(letter.value(), value))
                .map(BadInputTest::reason)
                .findFirst()
                .orElse("none");
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("sg-reason").value(), StandardCharsets.UTF_8);
    }

    /** Any batch that a real agent sent: the leecher's agent sends one in each interval. */
    private TransferBatch firstBatch() {
        try (TopicView<TransferBatch> batches = TopicView.of(pipeline, TopicCatalogue.TRANSFERS)) {
            await().atMost(PATIENCE).until(() -> !ofThisSetup(batches).isEmpty());
            return ofThisSetup(batches).get(0);
        }
    }

    private static List<TransferBatch> ofThisSetup(TopicView<TransferBatch> batches) {
        return batches.values(batch -> batch.getSetupId().equals(SETUP));
    }

    private byte[] encoded(TransferBatch batch) {
        return pipeline.serdes().serializer(TopicCatalogue.TRANSFERS).serialize(TopicCatalogue.TRANSFERS.name(), batch);
    }

    /** Sends as the node that the batch is of would: what is wrong with it is not who signed it. */
    private void send(NodeKey signer, String key, byte[] value) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", pipeline.cluster().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> sent = new ProducerRecord<>(TopicCatalogue.TRANSFERS.name(), key, value);
            RecordSignature.sign(signer, sent.topic(), key, value, sent.headers());
            producer.send(sent).get();
        }
    }

    private NodeKey keyOf(String nodeId) throws KeyFileException {
        Member speaker = nodeId.equals(hoster.nodeId().hex()) ? hoster : leecher;
        return KeyFile.read(speaker.keys().file());
    }

    private String hello() {
        return "{\"type\":\"hello\",\"nodeId\":\"%s\",\"role\":\"hoster\",\"setups\":[\"%s\"]}"
                .formatted(hoster.nodeId(), SETUP);
    }

    private String upload(String setup, int bytes) {
        return "{\"type\":\"upload\",\"setup\":\"%s\",\"index\":3,\"bytes\":%d,\"peer\":\"%s\"}"
                .formatted(setup, bytes, leecher.nodeId());
    }
}
