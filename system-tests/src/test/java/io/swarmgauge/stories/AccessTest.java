package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.containers.NeedsDocker;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a node's credentials nothing can be done that is not a node's to do, and everything else goes on. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TRANSFERS = TopicCatalogue.TRANSFERS.name();
    private static final int SLOW_BYTES_PER_SECOND = 50_000;

    private final SecuredSwarm swarm = SecuredSwarm.start(SLOW_BYTES_PER_SECOND);

    @AfterAll
    void stop() {
        swarm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gauge.ratings",
                "gauge.bandwidth",
                "plan.hosting-setups",
                "plan.alert-rules",
                "dead-letters",
                "no-such-topic",
                "node.no-such-topic"
            })
    void aNodeMayNotWriteWhatIsNotANodesToSay(String topic) {
        try (KafkaProducer<String, byte[]> node = swarm.producer(SecuredSwarm.HOSTER, Map.of())) {
            assertThatThrownBy(() -> sent(node.send(new ProducerRecord<>(topic, "key", new byte[10]))))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void aReaderOfConclusionsMayNotReadWhatNodesSay() {
        assertThat(swarm.command(SecuredSwarm.READER, "tail", TRANSFERS, "--max", "1")
                        .text())
                .contains("Not authorized to access topics: [" + TRANSFERS + "]");
    }

    @Test
    void aNodeMayNotReadConclusionsOrWhatOtherNodesSay() {
        for (String topic : List.of("gauge.ratings", "node.transfers", "dead-letters")) {
            assertThat(swarm.command(SecuredSwarm.HOSTER, "tail", topic, "--max", "1")
                            .text())
                    .contains("Not authorized to access topics: [" + topic + "]");
        }
    }

    @Test
    void aNodeMayNotWriteInTheNameOfTheStreamsApplication() {
        try (KafkaProducer<String, byte[]> node = swarm.producer(
                SecuredSwarm.HOSTER,
                Map.of("transactional.id", "swarmgauge-streams-stolen", "enable.idempotence", true))) {
            assertThatThrownBy(node::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @Test
    void aReaderAndTheConsoleMayNotWriteAndAPlannerWritesThePlanOnly() {
        for (String user : List.of(SecuredSwarm.READER, SecuredSwarm.CONSOLE, SecuredSwarm.PLANNER)) {
            // An idempotent one is refused before it writes: who may write nowhere gets no producer id.
            try (KafkaProducer<String, byte[]> writer = swarm.producer(user, Map.of("enable.idempotence", false))) {
                assertThatThrownBy(() -> sent(writer.send(new ProducerRecord<>(TRANSFERS, "key", new byte[10]))))
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    @Test
    void aWrongPasswordAndAnUnencryptedConnectionAreRefused() {
        Map<String, Object> wrong = Map.of(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"guess\";"
                        .formatted(SecuredSwarm.HOSTER));
        try (KafkaProducer<String, byte[]> stranger = swarm.producer(SecuredSwarm.HOSTER, wrong)) {
            assertThatThrownBy(() -> sent(stranger.send(new ProducerRecord<>(TRANSFERS, "key", new byte[10]))))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        try (KafkaProducer<String, byte[]> open =
                swarm.producer(SecuredSwarm.HOSTER, Map.of("security.protocol", "PLAINTEXT", "max.block.ms", 2_000))) {
            assertThatThrownBy(() -> sent(open.send(new ProducerRecord<>(TRANSFERS, "key", new byte[10]))))
                    .hasMessageContaining("not present in metadata");
        }
    }

    @Test
    void aRecordOverTheLimitIsRefusedAndTheNextOneIsTaken() throws Exception {
        byte[] large = new byte[TopicCatalogue.MOST_NODE_BYTES + 1_000];
        new Random(1).nextBytes(large);
        try (KafkaProducer<String, byte[]> node =
                swarm.producer(SecuredSwarm.HOSTER, Map.of("max.request.size", 4 * large.length))) {
            assertThatThrownBy(() -> sent(node.send(new ProducerRecord<>(TRANSFERS, "key", large))))
                    .hasCauseInstanceOf(RecordTooLargeException.class);
            assertThat(sent(node.send(new ProducerRecord<>(TRANSFERS, "key", new byte[100])))
                            .hasOffset())
                    .isTrue();
        }
    }

    @Test
    void aNodeOverItsQuotaIsSlowedDownWhileAnotherOnesRecordsGoThrough() throws Exception {
        byte[] bulk = new byte[SLOW_BYTES_PER_SECOND];
        new Random(2).nextBytes(bulk);
        try (KafkaProducer<String, byte[]> greedy = swarm.producer(SecuredSwarm.SLOW, Map.of());
                KafkaProducer<String, byte[]> other = swarm.producer(SecuredSwarm.LEECHER, Map.of())) {
            for (int n = 0; n < 30; n++) {
                Future<RecordMetadata> unused = greedy.send(new ProducerRecord<>(TRANSFERS, "key", bulk));
            }
            await().atMost(PATIENCE).until(() -> throttleMs(greedy) > 0);

            for (int n = 0; n < 3; n++) {
                sent(other.send(new ProducerRecord<>(TRANSFERS, "key", bulk)));
            }
            assertThat(throttleMs(other)).isZero();
            // What the greedy one still has to send is not waited for.
            greedy.close(Duration.ZERO);
        }
    }

    /** Whose words they are the broker cannot know: it takes them, and the streams application looks at the signature. */
    @Test
    void theBrokerTakesWhatClaimsToBeAnotherNode() throws Exception {
        TransferBatch stolen = swarm.firstBatchOf(SecuredSwarm.LEECHER);
        try (KafkaProducer<String, byte[]> node = swarm.producer(SecuredSwarm.HOSTER, Map.of())) {
            assertThat(sent(node.send(new ProducerRecord<>(TRANSFERS, stolen.getSetupId(), swarm.encoded(stolen))))
                            .hasOffset())
                    .isTrue();
        }
    }

    @Test
    void whatClaimsToBeAnotherNodeBecomesADeadLetter() throws Exception {
        TransferBatch stolen = swarm.firstBatchOf(SecuredSwarm.LEECHER);
        byte[] value = swarm.encoded(stolen);
        try (KafkaProducer<String, byte[]> node = swarm.producer(SecuredSwarm.HOSTER, Map.of())) {
            sent(node.send(signed(stolen.getSetupId(), value)));
            sent(node.send(new ProducerRecord<>(TRANSFERS, stolen.getSetupId(), value)));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(swarm.reasonsOf(value)).contains("WRONG_SIGNER", "UNSIGNED"));
    }

    @Test
    void agentsStreamsAndConsoleWorkWithTheRulesThatTheCatalogueAsksFor() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            swarm.say();
            assertThat(swarm.bandwidthOnConsole()).isPositive();
        });
    }

    @Test
    void theConsoleMayReadTheRecordsThatAConclusionRestsOn() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            swarm.say();
            assertThat(swarm.bandwidthExplainedOnConsole()).contains(TRANSFERS, "plan.hosting-setups");
        });
    }

    @Test
    void checkFindsNothingToWarnOf() {
        ConsoleAnswers.Printed checked = ConsoleAnswers.command(
                "check", swarm.agentConfig(SecuredSwarm.HOSTER).toString());

        assertThat(checked.text()).contains("ok ").doesNotContain("problem", "warning");
        assertThat(checked.code()).isZero();
    }

    @Test
    void rulesAppliedAgainChangeNothingAndStrayOnesArePruned() throws Exception {
        assertThat(swarm.applyRules().text()).contains("Nothing to do.");

        swarm.grantRead(SecuredSwarm.HOSTER, "gauge.nodes");
        assertThat(swarm.applyRules().text())
                .contains("not asked for, --prune removes it: User:hoster may read topic gauge.nodes");
        assertThat(swarm.applyRules("--prune", "--dry-run").text())
                .contains("would be removed: User:hoster may read topic gauge.nodes");
        assertThat(swarm.applyRules("--prune").text()).contains("removed: User:hoster may read topic gauge.nodes");
        assertThat(swarm.applyRules("--prune").text()).contains("Nothing to do.");
    }

    @Test
    void aTopicThatDiffersFromTheCatalogueIsToldAndUpdated() throws Exception {
        swarm.setTopic("node.jobs", "max.message.bytes", "5000");

        assertThat(swarm.createTopics().text())
                .contains("differs node.jobs: max.message.bytes is 5000, the catalogue asks for 1048576");
        assertThat(swarm.createTopics("--update").text())
                .contains("updated node.jobs: max.message.bytes from 5000 to 1048576");
        assertThat(swarm.createTopics().text()).doesNotContain("differs");
    }

    private static ProducerRecord<String, byte[]> signed(String key, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TRANSFERS, key, value);
        RecordSignature.sign(NodeKey.generate(), TRANSFERS, key, value, record.headers());
        return record;
    }

    private static RecordMetadata sent(Future<RecordMetadata> sending) throws Exception {
        return sending.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static double throttleMs(KafkaProducer<?, ?> producer) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("produce-throttle-time-max"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
