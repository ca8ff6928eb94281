package io.swarmgauge.producers.swarm;

import static io.swarmgauge.producers.TestNodes.KEY;
import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static io.swarmgauge.signing.RecordSignature.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SwarmWatcherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SETUPS = TopicCatalogue.HOSTING_SETUPS.name();
    private static final String REGISTRATIONS = TopicCatalogue.REGISTRATIONS.name();

    private final SwarmView view = new SwarmView(TestSwarm.settings(), NODE);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private long registrations;

    @Test
    void whateverFailsWhileReadingIsTriedAgain() {
        RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://" + UUID.randomUUID(), true));
        onceAssigned(() -> consumer.setPollException(new KafkaException("not now")));
        byte[] setup = setup(serdes);

        try (SwarmWatcher watcher = SwarmWatcher.start(consumer, view, serdes, "test-plan")) {
            consumer.schedulePollTask(() -> plan(setup));
            await().atMost(PATIENCE).until(() -> !view.targets().isEmpty());
            assertThat(watcher).isNotNull();
        }
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void aRegistryThatIsOverloadedIsAskedAgain() throws IOException {
        AtomicBoolean overloaded = new AtomicBoolean(true);
        AtomicInteger refused = new AtomicInteger();
        String schema =
                HostingSetup.getClassSchema().toString().replace("\\", "\\\\").replace("\"", "\\\"");
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean busy = exchange.getRequestMethod().equals("GET") && overloaded.get();
            refused.addAndGet(busy ? 1 : 0);
            byte[] answer = (busy
                            ? "{\"error_code\":50301,\"message\":\"busy\"}"
                            : "{\"id\":1,\"schema\":\"" + schema + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(busy ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        registry.start();
        RegistrySettings settings =
                new RegistrySettings("http://127.0.0.1:" + registry.getAddress().getPort(), true);
        byte[] setup = setup(new RecordSerdes(settings));
        onceAssigned(() -> plan(setup));

        try (SwarmWatcher watcher = SwarmWatcher.start(consumer, view, new RecordSerdes(settings), "test-plan")) {
            await().atMost(PATIENCE).until(() -> refused.get() > 0);
            // The mock forgets what it gave out, but gives nothing from before its position.
            consumer.schedulePollTask(() -> {
                overloaded.set(false);
                plan(setup);
            });
            await().atMost(PATIENCE).until(() -> !view.targets().isEmpty());
            assertThat(watcher).isNotNull();
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void aRegistrationIsBelievedOnlyFromTheNodeThatItSpeaksOf() {
        RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://" + UUID.randomUUID(), true));
        NodeKey victim = NodeKey.ofSeedHex("c3".repeat(32));
        String victimId = victim.nodeId().hex();
        byte[] ofVictim = registration(serdes, victimId);
        byte[] own = registration(serdes, NODE);
        onceAssigned(() -> {
            register(victimId, ofVictim, headers -> {});
            register(victimId, ofVictim, headers -> sign(KEY, REGISTRATIONS, victimId, ofVictim, headers));
            register(NODE, ofVictim, headers -> sign(KEY, REGISTRATIONS, NODE, ofVictim, headers));
            register(victimId, ofVictim, headers -> sign(victim, "node.jobs", victimId, ofVictim, headers));
            register(victimId, ofVictim, headers -> sign(victim, REGISTRATIONS, victimId, own, headers));
            register(NODE, own, headers -> sign(KEY, REGISTRATIONS, NODE, own, headers));
        });

        try (SwarmWatcher watcher = SwarmWatcher.start(consumer, view, serdes, "test-plan")) {
            await().atMost(PATIENCE).until(() -> view.isAttestor(NODE));
            assertThat(view.isAttestor(victimId)).isFalse();
            assertThat(watcher.ignored()).isEqualTo(5);
        }
    }

    private void register(String key, byte[] value, Consumer<Headers> signed) {
        Headers headers = new RecordHeaders();
        signed.accept(headers);
        consumer.addRecord(new ConsumerRecord<>(
                REGISTRATIONS,
                0,
                registrations++,
                0,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key,
                value,
                headers,
                Optional.empty()));
    }

    private static byte[] registration(RecordSerdes serdes, String node) {
        try (Serializer<NodeRegistration> serializer = serdes.serializer(TopicCatalogue.REGISTRATIONS)) {
            return serializer.serialize(
                    REGISTRATIONS, TestSwarm.registration(node, RegistrationReason.NEW, 1, Role.ATTESTOR));
        }
    }

    private void onceAssigned(Runnable then) {
        Node broker = new Node(0, "localhost", 9092);
        for (String topic : List.of(SETUPS, REGISTRATIONS)) {
            consumer.updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, broker, new Node[] {broker}, new Node[] {broker})));
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
        }
        consumer.schedulePollTask(then);
    }

    private void plan(byte[] setup) {
        consumer.addRecord(new ConsumerRecord<>(SETUPS, 0, 0, "setup-1", setup));
    }

    private static byte[] setup(RecordSerdes serdes) {
        try (Serializer<HostingSetup> serializer = serdes.serializer(TopicCatalogue.HOSTING_SETUPS)) {
            return serializer.serialize(
                    SETUPS,
                    new HostingSetup(
                            "setup-1",
                            "f".repeat(64),
                            List.of(1, 2, 3),
                            List.of(new SetupHoster(peer(1), "eu", null)),
                            List.of("eu"),
                            null,
                            null,
                            null,
                            null));
        }
    }
}
