package io.swarmgauge.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.streams.progress.ProgressPolicy;
import io.swarmgauge.streams.progress.ProgressWatch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that hangs in a record is RUNNING for Kafka Streams; it is not ready. */
class StandstillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOPIC = "standstill";
    private static final ProgressPolicy POLICY = new ProgressPolicy(Duration.ofSeconds(3), Duration.ofSeconds(15));

    private final String brokers = MonitoredSwarm.shared().pipeline().cluster().bootstrapServers();
    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void anApplicationThatHangsWhileRecordsWaitIsNotReadyUntilItGoesOn(@TempDir Path state) throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        try (KafkaStreams streams = new KafkaStreams(hangingTopology(), properties(state));
                ProgressWatch watch = ProgressWatch.start(streams, admin, TOPIC, POLICY, Clock.systemUTC(), meters)) {
            assertThat(watch.ready().problems()).singleElement().asString().startsWith("Kafka Streams is CREATED");
            streams.start();
            await().atMost(PATIENCE).until(() -> watch.ready().isUp());
            send();

            await().atMost(PATIENCE).until(() -> !watch.ready().isUp());
            assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
            assertThat(watch.ready().problems())
                    .singleElement()
                    .asString()
                    .containsPattern("no record was taken for \\d+ s from standstill-0 \\(2 wait\\)");
            assertThat(watch.live().isUp()).isTrue();
            assertThat(meters.get("swarmgauge.streams.lag")
                            .tag("topic", TOPIC)
                            .gauge()
                            .value())
                    .isEqualTo(2);

            held.countDown();
            await().atMost(PATIENCE).until(() -> watch.ready().isUp());
        }
        assertThat(meters.getMeters()).isEmpty();
    }

    private Topology hangingTopology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(TOPIC, Consumed.with(Serdes.String(), Serdes.String())).foreach((key, value) -> hang());
        return builder.build();
    }

    private void hang() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Properties properties(Path state) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                TOPIC,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                100));
        return properties;
    }

    private void send() throws Exception {
        try (Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            for (String value : List.of("one", "two")) {
                producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(30, TimeUnit.SECONDS);
            }
        }
    }
}
