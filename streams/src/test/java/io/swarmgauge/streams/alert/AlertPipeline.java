package io.swarmgauge.streams.alert;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.streams.testkit.WithoutIntake;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/** The alert room on its topics. */
final class AlertPipeline implements AutoCloseable {

    private static final String SWARM_TIME = "alert-test-alert-swarm-time-repartition";
    private static final RegistrySettings REGISTRY = new RegistrySettings("mock://alert", true);

    private final RecordSerdes serdes = new RecordSerdes(REGISTRY);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Alert> said = new ArrayList<>();
    private List<AlertRule> fileRules;
    private TopologyTestDriver driver;
    private TestOutputTopic<String, Alert> alerts;

    AlertPipeline(AlertRule... fileRules) {
        this.fileRules = List.of(fileRules);
        this.driver = start();
        this.alerts = output();
        plans(Swarm.setup(Given.SETUP));
    }

    <V> void reads(Topic<V> topic, String key, V value, long timestamp) {
        driver.createInputTopic(topic.name(), new StringSerializer(), serdes.serializer(topic))
                .pipeInput(key, value, timestamp);
        collect();
    }

    void reads(AlertRule rule) {
        reads(TopicCatalogue.ALERT_RULES, rule.getName(), rule, 0);
    }

    void readsBytes(Topic<?> topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value));
        collect();
    }

    void readsTombstone(String ruleName) {
        driver.createInputTopic(TopicCatalogue.ALERT_RULES.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(ruleName, null));
        collect();
    }

    /** Another partition's task says how far event time has come there. */
    void isTold(long time) {
        driver.createInputTopic(SWARM_TIME, new StringSerializer(), new LongSerializer())
                .pipeInput("", time, 0);
        collect();
    }

    /** What this task told the others since this was asked last: the time is the value. */
    List<TestRecord<String, Long>> tells() {
        return driver.createOutputTopic(SWARM_TIME, new StringDeserializer(), new LongDeserializer())
                .readRecordsToList();
    }

    void waits(java.time.Duration wallClock) {
        driver.advanceWallClockTime(wallClock);
        collect();
    }

    /** Ends the process and starts it on the state that the changelogs would restore; the driver deletes its own on closing. */
    void restarts(AlertRule... rulesOfTheFile) {
        KeptState state = KeptState.of(driver);
        driver.close();
        fileRules = List.of(rulesOfTheFile);
        driver = start();
        alerts = output();
        state.restore(driver);
    }

    void plans(HostingSetup setup) {
        driver.<String, HostingSetup>getKeyValueStore(HostingSetups.STORE).put(setup.getSetupId(), setup);
    }

    void removesFromThePlan(String setupId) {
        driver.<String, HostingSetup>getKeyValueStore(HostingSetups.STORE).delete(setupId);
    }

    long hearings() {
        return count(AbsenceProcessor.STORE);
    }

    /** Intervals of hosts that are kept to look for causes in. */
    long hostConditions() {
        return count("alert-node-causes-conditions");
    }

    long episodes() {
        return driver.<String, AlertEpisode>getKeyValueStore(EpisodeStore.NAME).approximateNumEntries();
    }

    double refused(String reason) {
        return meters.counter("swarmgauge.streams.refused", "topic", "plan.alert-rules", "reason", reason)
                .count();
    }

    List<Alert> said() {
        return said;
    }

    /** Each statement as {@code slow FIRING}. */
    List<String> story() {
        return said.stream()
                .map(alert -> alert.getRule() + " " + alert.getStatus())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }

    private long count(String store) {
        long count = 0;
        try (KeyValueIterator<String, Object> entries =
                driver.<String, Object>getKeyValueStore(store).all()) {
            for (; entries.hasNext(); entries.next()) {
                count++;
            }
        }
        return count;
    }

    private void collect() {
        alerts.readKeyValuesToList().forEach(entry -> {
            if (!entry.key.equals(entry.value.getFingerprint())) {
                throw new AssertionError("keyed by " + entry.key + " instead of " + entry.value.getFingerprint());
            }
            said.add(entry.value);
        });
    }

    private TestOutputTopic<String, Alert> output() {
        return driver.createOutputTopic(
                TopicCatalogue.ALERTS.name(), new StringDeserializer(), serdes.deserializer(TopicCatalogue.ALERTS));
    }

    private TopologyTestDriver start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "alert-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        // Not the machine's directory for temporary files: builds that run at the same time would lock each other out.
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        builder.addStateStore(HostingSetups.store());
        KStream<String, Accepted<BenchmarkResult>> benchmarks =
                WithoutIntake.accepted(builder, serdes, TopicCatalogue.BENCHMARKS, BenchmarkResult::getHeader);
        new AlertTopology(builder, serdes, fileRules, new StreamsMeters(meters))
                .listen(TopicCatalogue.BENCHMARKS, benchmarks)
                .attach(
                        benchmarks,
                        WithoutIntake.accepted(builder, serdes, TopicCatalogue.HOST_METRICS, HostMetrics::getHeader),
                        WithoutIntake.accepted(
                                builder, serdes, TopicCatalogue.REGISTRATIONS, NodeRegistration::getHeader));
        Topology topology = builder.build();
        return new TopologyTestDriver(topology, properties);
    }
}
