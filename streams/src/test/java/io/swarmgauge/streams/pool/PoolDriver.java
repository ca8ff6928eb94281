package io.swarmgauge.streams.pool;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.WithoutIntake;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/** The room by itself: windows of a minute, 10 s of grace, a day of retention; heartbeats of a minute. */
final class PoolDriver implements AutoCloseable {

    static final long MINUTE = 60_000;
    static final long T0 = 20_000L * 24 * 60 * MINUTE;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, NodeRegistration> registrations;
    private final TestOutputTopic<String, PoolWindow> pool;
    private final List<PoolWindow> published = new ArrayList<>();

    PoolDriver(Path directory) {
        RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://" + UUID.randomUUID(), true));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "pool-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        new PoolTopology(
                        new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofHours(24)),
                        serdes,
                        new StreamsMeters(meters))
                .attach(WithoutIntake.accepted(
                        builder, serdes, TopicCatalogue.REGISTRATIONS, NodeRegistration::getHeader));
        driver = new TopologyTestDriver(builder.build(), properties);
        registrations = driver.createInputTopic(
                TopicCatalogue.REGISTRATIONS.name(),
                new StringSerializer(),
                serdes.serializer(TopicCatalogue.REGISTRATIONS));
        pool = driver.createOutputTopic(
                TopicCatalogue.POOL.name(), new StringDeserializer(), serdes.deserializer(TopicCatalogue.POOL));
    }

    static NodeRegistration says(String node, String region, long sequence, long time) {
        NodeRegistration said = Registration.of(node, sequence, time).record();
        return NodeRegistration.newBuilder(said)
                .setHeader(NodeHeader.newBuilder(said.getHeader())
                        .setRegion(region)
                        .build())
                .build();
    }

    static NodeRegistration leaves(String node, String region, long sequence, long time) {
        return NodeRegistration.newBuilder(says(node, region, sequence, time))
                .setReason(RegistrationReason.LEAVE)
                .build();
    }

    static NodeRegistration attests(String node, String region, long sequence, long time) {
        return NodeRegistration.newBuilder(says(node, region, sequence, time))
                .setRoles(List.of(Role.ATTESTOR))
                .build();
    }

    void hear(NodeRegistration registration) {
        registrations.pipeInput(
                registration.getHeader().getNodeId(),
                registration,
                registration.getHeader().getWindowStart());
    }

    /** An attestor's word, which only shows that time has come so far. */
    void passTimeTo(long time) {
        hear(attests("clock", "nowhere", time, time));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        published.addAll(pool.readValuesToList());
    }

    /** What is counted of conclusions: by kind, numbers. */
    Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        meters.get("swarmgauge.streams.published")
                .tag("room", "pool")
                .counters()
                .forEach(counter -> counted.put(counter.getId().getTag("kind"), counter.count()));
        return counted;
    }

    List<PoolWindow> published() {
        return published;
    }

    /** The last statement about each window, without its revision. */
    Map<String, PoolWindow> settled() {
        Map<String, PoolWindow> settled = new TreeMap<>();
        published.forEach(said -> settled.put(
                said.getRegion() + " " + (said.getWindowStart() - T0) / MINUTE,
                PoolWindow.newBuilder(said).setRevision(0).build()));
        return settled;
    }

    PoolWindow at(String region, int minute) {
        PoolWindow said = settled().get(region + " " + minute);
        if (said == null) {
            throw new AssertionError("nothing is said of %s in minute %d".formatted(region, minute));
        }
        return said;
    }

    @Override
    public void close() {
        driver.close();
    }
}
