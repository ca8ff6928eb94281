package io.swarmgauge.producers.publish;

import static io.swarmgauge.producers.TestNodes.KEY;
import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.TestClock;
import io.swarmgauge.producers.health.AgentHealthPolicy;
import io.swarmgauge.producers.health.AgentSigns;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolSettings;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.PeersBracket;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.serdes.SchemaIds;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeliveryCounters counters = new DeliveryCounters(meters, Tags.empty());
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.open(
                new SpoolSettings(directory, SpoolSettings.DEFAULT_MAX_BYTES),
                KEY.nodeId(),
                new TestClock(now),
                counters);
    }

    @AfterEach
    void close() {
        spool.close();
    }

    private boolean isHeldUp(KafkaDelivery delivery) {
        return !AgentHealthPolicy.ready(new AgentSigns(
                        true,
                        delivery.isRunning(),
                        spool.status().condition(),
                        delivery.blocked(),
                        spool.longestWait(),
                        spool.sinceAcknowledged()))
                .isUp();
    }

    @Test
    void recordsAreDeliveredWithTheirKeyAndTime() {
        MockProducer<String, byte[]> producer = producer(true);
        try (KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID())) {
            add(17);
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);
            assertThat(isHeldUp(delivery)).isFalse();
        }
        assertThat(producer.history()).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("node.jobs");
            assertThat(sent.key()).isEqualTo(NODE);
            assertThat(sent.timestamp()).isEqualTo(17);
        });
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aRegistryThatIsAwayIsWaitedFor() throws IOException {
        int port = freePort();
        MockProducer<String, byte[]> producer = producer(true);
        try (KafkaDelivery delivery = start(producer, "http://127.0.0.1:" + port)) {
            add(1);
            add(2);
            await().atMost(PATIENCE).until(() -> isHeldUp(delivery));
            assertThat(spool.depth()).isEqualTo(2);

            HttpServer registry = registryOn(port);
            try {
                await().atMost(PATIENCE).until(() -> counters.sent() == 2);
                assertThat(isHeldUp(delivery)).isFalse();
            } finally {
                registry.stop(0);
            }
        }
        assertThat(producer.history()).extracting(sent -> sent.timestamp()).containsExactly(1L, 2L);
    }

    @Test
    void whatBrokersDoNotTakeNowIsOfferedAgain() {
        MockProducer<String, byte[]> producer = producer(false);
        try (KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID())) {
            add(1);
            await().atMost(PATIENCE).until(() -> producer.errorNext(new TimeoutException("no metadata")));
            await().atMost(PATIENCE).until(() -> isHeldUp(delivery));
            await().atMost(PATIENCE).until(producer::completeNext);
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);

            assertThat(counters.failed()).isZero();
            assertThat(spool.depth()).isZero();
        }
    }

    @Test
    void brokersThatAcknowledgeNothingHoldItUp() {
        MockProducer<String, byte[]> producer = producer(false);
        try (KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID())) {
            add(1);
            await().atMost(PATIENCE).until(() -> producer.history().size() == 1);
            now.addAndGet(30_000);
            assertThat(isHeldUp(delivery)).isFalse();
            now.addAndGet(1_000);
            assertThat(isHeldUp(delivery)).isTrue();

            await().atMost(PATIENCE).until(producer::completeNext);
            await().atMost(PATIENCE).until(() -> !isHeldUp(delivery));
        }
    }

    @Test
    void aSchemaThatConflictsIsCountedAsFailedAndNotRetried() throws IOException {
        int port = freePort();
        HttpServer registry = registryOn(port, 409, "{\"error_code\":409,\"message\":\"incompatible\"}");
        try (KafkaDelivery delivery = start(producer(true), "http://127.0.0.1:" + port)) {
            add(1);
            await().atMost(PATIENCE).until(() -> counters.failed() == 1);
            await().atMost(PATIENCE).until(() -> isHeldUp(delivery));
            assertThat(spool.depth()).isZero();
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void aRegistryThatIsOverloadedIsWaitedFor() throws IOException {
        int port = freePort();
        HttpServer overloaded = registryOn(port, 503, "{\"error_code\":50301,\"message\":\"busy\"}");
        try (KafkaDelivery delivery = start(producer(true), "http://127.0.0.1:" + port)) {
            add(1);
            await().atMost(PATIENCE).until(() -> isHeldUp(delivery));
            assertThat(spool.depth()).isEqualTo(1);
            overloaded.stop(0);
            HttpServer registry = registryOn(port);
            try {
                await().atMost(PATIENCE).until(() -> counters.sent() == 1);
                assertThat(counters.failed()).isZero();
            } finally {
                registry.stop(0);
            }
        } finally {
            overloaded.stop(0);
        }
    }

    @Test
    void whatBrokersRefuseIsCountedAndTheRestGoesOn() {
        MockProducer<String, byte[]> producer = producer(false);
        try (KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID())) {
            add(1);
            await().atMost(PATIENCE).until(() -> producer.errorNext(new RecordTooLargeException("4 MiB")));
            add(2);
            await().atMost(PATIENCE).until(producer::completeNext);
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);

            assertThat(counters.failed()).isEqualTo(1);
            assertThat(isHeldUp(delivery)).isFalse();
        }
    }

    @Test
    void aMissingPermissionIsWaitedOutLikeAnOutage() {
        MockProducer<String, byte[]> producer = producer(false);
        try (KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID())) {
            add(1);
            await().atMost(PATIENCE).until(() -> producer.errorNext(new TopicAuthorizationException("not yours yet")));
            await().atMost(PATIENCE).until(() -> isHeldUp(delivery));
            assertThat(spool.depth()).isEqualTo(1);
            await().atMost(PATIENCE).until(producer::completeNext);
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);

            assertThat(counters.failed()).isZero();
            // It is the same record, byte for byte: Ed25519 is deterministic.
            assertThat(producer.history().get(1).headers())
                    .isEqualTo(producer.history().get(0).headers());
        }
    }

    @Test
    void aProducerThatBrokersDidNotLetInIsReplacedWhenItNeverDeliversAgain() {
        MockProducer<String, byte[]> refused = producer(false);
        MockProducer<String, byte[]> letIn = producer(true);
        try (KafkaDelivery delivery = start(refused, () -> letIn, "mock://" + UUID.randomUUID())) {
            add(1);
            add(2);
            await().atMost(PATIENCE).until(() -> refused.history().size() == 2);
            // What is in the history may not be ready to be answered yet.
            await().atMost(PATIENCE)
                    .until(() -> refused.errorNext(new SaslAuthenticationException("no such user yet")));
            await().atMost(PATIENCE)
                    .until(() ->
                            refused.errorNext(new KafkaException(new SaslAuthenticationException("no such user yet"))));
            await().atMost(PATIENCE).until(() -> counters.sent() == 2);

            assertThat(isHeldUp(delivery)).isFalse();
        }
        assertThat(refused.closed()).isTrue();
        assertThat(letIn.history()).extracting(sent -> sent.timestamp()).containsExactly(1L, 2L);
        assertThat(meters.get("swarmgauge.agent.records.resent").counter().count())
                .isEqualTo(2);
        assertThat(counters.failed()).isZero();
    }

    @Test
    void whatIsSentIsSignedAndDecodesToWhatWasPublished() {
        MockProducer<String, byte[]> producer = producer(true);
        String registry = "mock://" + UUID.randomUUID();
        try (KafkaDelivery delivery = start(producer, registry)) {
            add(17);
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);
            assertThat(isHeldUp(delivery)).isFalse();
        }
        ProducerRecord<String, byte[]> sent = producer.history().get(0);
        assertThat(new SignatureCheck()
                        .check(sent.topic(), sent.key().getBytes(StandardCharsets.UTF_8), sent.value(), sent.headers()))
                .isEqualTo(new SignatureCheck.Result.Signed(KEY.nodeId()));
        try (Deserializer<JobRun> deserializer =
                new RecordSerdes(new RegistrySettings(registry, true)).deserializer(TopicCatalogue.JOBS)) {
            assertThat(deserializer
                            .deserialize(sent.topic(), sent.value())
                            .getHeader()
                            .getSequence())
                    .isEqualTo(1);
        }
    }

    @Test
    void atTheEndWhatWaitsIsDelivered() {
        MockProducer<String, byte[]> producer = producer(true);
        KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID());
        for (int i = 0; i < 500; i++) {
            add(i);
        }

        delivery.close();

        assertThat(producer.history()).hasSize(500);
        assertThat(spool.depth()).isZero();
    }

    private KafkaDelivery start(MockProducer<String, byte[]> producer, String registry) {
        return start(producer, () -> producer, registry);
    }

    private KafkaDelivery start(
            MockProducer<String, byte[]> producer, Supplier<Producer<String, byte[]>> another, String registry) {
        return KafkaDelivery.start(
                spool, producer, another, new SchemaIds(new RegistrySettings(registry, true)), KEY, "test");
    }

    private static MockProducer<String, byte[]> producer(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new StringSerializer(), new ByteArraySerializer());
    }

    private void add(long timestamp) {
        spool.add(TopicCatalogue.JOBS.name(), NODE, timestamp, position -> {
            NodeHeader header = new NodeHeader(NODE, "eu", position.epoch(), position.sequence(), 1L, 2L);
            return new JobRun(
                    header, "j", "hosting_setup", Role.HOSTER, null, JobOutcome.DONE, PeersBracket.PEERS_0, null, null);
        });
        spool.commit(spool.take());
    }

    /** As much of a registry as a producer asks: every schema has the id 1. */
    private static HttpServer registryOn(int port) throws IOException {
        return registryOn(port, 200, "{\"id\":1}");
    }

    private static HttpServer registryOn(int port, int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
