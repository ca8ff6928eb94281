package io.swarmgauge.producers.publish;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.PeersBracket;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MemoryOutbox outbox = new MemoryOutbox(1_000, dropped -> {});
    private final DeliveryCounters counters = new DeliveryCounters(new SimpleMeterRegistry(), Tags.empty());

    @Test
    void recordsAreDeliveredWithTheirKeyAndTime() {
        MockProducer<String, byte[]> producer = producer(true);
        try (KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID())) {
            outbox.add(record(17));
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);
            assertThat(delivery.isHeldUp()).isFalse();
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
            outbox.add(record(1));
            outbox.add(record(2));
            await().atMost(PATIENCE).until(delivery::isHeldUp);
            assertThat(outbox.depth()).isEqualTo(2);

            HttpServer registry = registryOn(port);
            try {
                await().atMost(PATIENCE).until(() -> counters.sent() == 2);
                assertThat(delivery.isHeldUp()).isFalse();
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
            outbox.add(record(1));
            await().atMost(PATIENCE).until(() -> producer.errorNext(new TimeoutException("no metadata")));
            await().atMost(PATIENCE).until(delivery::isHeldUp);
            await().atMost(PATIENCE).until(producer::completeNext);
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);

            assertThat(counters.failed()).isZero();
            assertThat(outbox.depth()).isZero();
        }
    }

    @Test
    void brokersThatAcknowledgeNothingHoldItUp() {
        AtomicLong now = new AtomicLong();
        MemoryOutbox slow = new MemoryOutbox(10, dropped -> {}, now::get);
        MockProducer<String, byte[]> producer = producer(false);
        try (KafkaDelivery delivery = start(slow, producer, "mock://" + UUID.randomUUID())) {
            slow.add(record(1));
            await().atMost(PATIENCE).until(() -> producer.history().size() == 1);
            now.set(Duration.ofSeconds(30).toNanos());
            assertThat(delivery.isHeldUp()).isFalse();
            now.set(Duration.ofSeconds(31).toNanos());
            assertThat(delivery.isHeldUp()).isTrue();

            await().atMost(PATIENCE).until(producer::completeNext);
            await().atMost(PATIENCE).until(() -> !delivery.isHeldUp());
        }
    }

    @Test
    void aSchemaThatConflictsIsCountedAsFailedAndNotRetried() throws IOException {
        int port = freePort();
        HttpServer registry = registryOn(port, 409, "{\"error_code\":409,\"message\":\"incompatible\"}");
        try (KafkaDelivery delivery = start(producer(true), "http://127.0.0.1:" + port)) {
            outbox.add(record(1));
            await().atMost(PATIENCE).until(() -> counters.failed() == 1);
            await().atMost(PATIENCE).until(delivery::isHeldUp);
            assertThat(outbox.depth()).isZero();
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void aRegistryThatIsOverloadedIsWaitedFor() throws IOException {
        int port = freePort();
        HttpServer overloaded = registryOn(port, 503, "{\"error_code\":50301,\"message\":\"busy\"}");
        try (KafkaDelivery delivery = start(producer(true), "http://127.0.0.1:" + port)) {
            outbox.add(record(1));
            await().atMost(PATIENCE).until(delivery::isHeldUp);
            assertThat(outbox.depth()).isEqualTo(1);
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
            outbox.add(record(1));
            await().atMost(PATIENCE).until(() -> producer.errorNext(new TopicAuthorizationException("not yours")));
            outbox.add(record(2));
            await().atMost(PATIENCE).until(producer::completeNext);
            await().atMost(PATIENCE).until(() -> counters.sent() == 1);

            assertThat(counters.failed()).isEqualTo(1);
            assertThat(delivery.isHeldUp()).isFalse();
        }
    }

    @Test
    void atTheEndWhatWaitsIsDelivered() {
        MockProducer<String, byte[]> producer = producer(true);
        KafkaDelivery delivery = start(producer, "mock://" + UUID.randomUUID());
        for (int i = 0; i < 500; i++) {
            outbox.add(record(i));
        }

        delivery.close();

        assertThat(producer.history()).hasSize(500);
        assertThat(outbox.depth()).isZero();
    }

    private KafkaDelivery start(MockProducer<String, byte[]> producer, String registry) {
        return start(outbox, producer, registry);
    }

    private KafkaDelivery start(Outbox from, MockProducer<String, byte[]> producer, String registry) {
        return KafkaDelivery.start(
                from, producer, new RecordSerdes(new RegistrySettings(registry, true)), counters, "test");
    }

    private static MockProducer<String, byte[]> producer(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static Outgoing<JobRun> record(long timestamp) {
        NodeHeader header = new NodeHeader(NODE, "eu", 1L, 1L, 1L, 2L);
        JobRun run = new JobRun(
                header, "j", "hosting_setup", Role.HOSTER, null, JobOutcome.DONE, PeersBracket.PEERS_0, null, null);
        return new Outgoing<>(TopicCatalogue.JOBS, NODE, timestamp, run);
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
