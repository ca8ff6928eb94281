package io.swarmgauge.streams.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.settings.SettingsFile;
import io.swarmgauge.streams.runtime.GaugeTopology;
import io.swarmgauge.streams.runtime.StreamsProperties;
import io.swarmgauge.streams.runtime.StreamsSettings;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The whole topology without a broker. Time is what records say. Without transactions, because exactly-once refuses state
 * whose offsets no broker knows, and a restart would lose it.
 */
public final class GaugeDriver implements AutoCloseable {

    private final Path directory;
    private final RegistrySettings registry = new RegistrySettings("mock://" + UUID.randomUUID(), true);
    private final RecordSerdes serdes = new RecordSerdes(registry);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String moreSettings;
    private int life;
    private long clockTicks;
    private TopologyTestDriver driver;

    /** @param moreSettings lines of YAML below kafka, registry and application */
    public GaugeDriver(Path directory, String moreSettings) {
        this.directory = directory;
        this.moreSettings = moreSettings;
        this.driver = open(stateDirectory());
    }

    public void plan(HostingSetup setup) {
        send(TopicCatalogue.HOSTING_SETUPS, setup.getSetupId(), setup, 0);
    }

    public void withdraw(String setupId) {
        send(TopicCatalogue.HOSTING_SETUPS, setupId, null, 0);
    }

    public void hear(TransferBatch batch) {
        send(
                TopicCatalogue.TRANSFERS,
                batch.getSetupId(),
                batch,
                batch.getHeader().getWindowEnd() - 1);
    }

    public void hear(SelfReport report) {
        send(
                TopicCatalogue.SELF_REPORTS,
                report.getSetupId(),
                report,
                report.getHeader().getWindowEnd() - 1);
    }

    public void hear(RequestHarvest harvest) {
        send(
                TopicCatalogue.REQUESTS,
                harvest.getSetupId(),
                harvest,
                harvest.getHeader().getWindowEnd() - 1);
    }

    public void hear(StorageCheck check) {
        send(
                TopicCatalogue.STORAGE_CHECKS,
                check.getSetupId(),
                check,
                check.getHeader().getWindowEnd() - 1);
    }

    public void hear(NodeRegistration registration) {
        send(
                TopicCatalogue.REGISTRATIONS,
                registration.getHeader().getNodeId(),
                registration,
                registration.getHeader().getWindowEnd());
    }

    /** A batch of an idle node on another setup, which only shows that time has come so far. */
    public void passTimeTo(long time) {
        plan(Swarm.setup("clock"));
        send(TopicCatalogue.TRANSFERS, "clock", clockBatch(time), time);
    }

    /** Lets the wall clock pass, on which only depends when a conclusion is said; by several turns, as a ledger does only so much in one. */
    public void passWallClock(Duration time) {
        for (int turn = 0; turn < 10; turn++) {
            driver.advanceWallClockTime(time);
        }
    }

    public <V> void send(Topic<V> topic, String key, @Nullable V value, long timestamp) {
        if (value == null) {
            sendBytes(topic, key.getBytes(UTF_8), null, timestamp);
        } else if (topic.name().startsWith("node.")) {
            send(signed(topic, key, value, timestamp));
        } else {
            sendBytes(topic, key.getBytes(UTF_8), bytes(topic, value), timestamp);
        }
    }

    /** The record as its node would send it. */
    public <V> Sent signed(Topic<V> topic, String key, V value, long timestamp) {
        NodeHeader header = (NodeHeader) ((SpecificRecord) value).get(0);
        return Sent.signed(TestKeys.of(header.getNodeId()), topic.name(), key, bytes(topic, value), timestamp);
    }

    public <V> byte[] bytes(Topic<V> topic, V value) {
        return serdes.serializer(topic).serialize(topic.name(), value);
    }

    /** Of a record that only its schema knows. */
    @SuppressWarnings("unchecked") // Avro writes records of either kind
    public byte[] genericBytes(Topic<?> topic, GenericRecord value) {
        Serializer<Object> serializer = (Serializer<Object>) (Serializer<?>) serdes.serializer(topic);
        return serializer.serialize(topic.name(), value);
    }

    @SuppressWarnings("NullAway") // the driver takes null keys and values
    public void send(Sent record) {
        driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        record.key(), record.value(), record.headers(), Instant.ofEpochMilli(record.timestamp())));
    }

    /** Unsigned. */
    @SuppressWarnings("NullAway") // the driver takes null keys and values
    public void sendBytes(Topic<?> topic, byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value, timestamp);
    }

    public List<BandwidthWindow> bandwidth() {
        return read(TopicCatalogue.BANDWIDTH).stream()
                .filter(window -> !window.getSetupId().equals("clock"))
                .toList();
    }

    public List<SelfReportVerdicts> verdicts() {
        return read(TopicCatalogue.SELF_REPORT_VERDICTS).stream()
                .filter(window -> !window.getSetupId().equals("clock"))
                .toList();
    }

    public <V> List<V> read(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic))
                .readValuesToList();
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        TopicCatalogue.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    public static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    public double count(String meter, String... tags) {
        return meters.counter(meter, tags).count();
    }

    /** Ends the process and starts another on the same state. Nothing that was only on the heap survives. */
    public void restart() {
        Path before = stateDirectory();
        life++;
        driver.getAllStateStores().values().forEach(StateStore::close);
        // The former driver is left as it is: closing it would empty its directory, and killed processes do not close.
        copy(before, stateDirectory());
        driver = open(stateDirectory());
    }

    @Override
    public void close() {
        driver.close();
    }

    private TopologyTestDriver open(Path stateDirectory) {
        StreamsSettings settings = SettingsFile.parse(
                "test.yaml", """
                kafka: {bootstrap-servers: 'nowhere:9092', properties: {processing.guarantee: at_least_once}}
                registry: {url: '%s', auto-register: true}
                application: {state-dir: '%s'}
                %s
                """.formatted(registry.url(), stateDirectory, moreSettings), StreamsSettings::of);
        return new TopologyTestDriver(
                new GaugeTopology(settings, 1, meters).build(), StreamsProperties.of(settings, meters));
    }

    private TransferBatch clockBatch(long time) {
        clockTicks++;
        return Batch.of(Swarm.STRANGER, clockTicks)
                .on("clock")
                .between(time, time + 1)
                .record();
    }

    private Path stateDirectory() {
        return directory.resolve("life-" + life);
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
