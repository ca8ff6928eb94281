package io.swarmgauge.streams.rating;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;

/** The room by itself, from what attestors agreed on to ratings. */
final class RatingDriver implements AutoCloseable {

    private static final String ATTESTED = TopicCatalogue.ATTESTATIONS.name();

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, AttestedWindow> attested;
    private final TestOutputTopic<String, HosterRatings> ratings;
    private final Map<String, HosterRatings> current = new TreeMap<>();

    RatingDriver(Path directory, HostingSetup... setups) {
        RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://" + UUID.randomUUID(), true));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "rating-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        builder.addStateStore(HostingSetups.store());
        new RatingTopology(Duration.ofDays(1), serdes, new StreamsMeters(new SimpleMeterRegistry()))
                .attach(builder.stream(
                        ATTESTED,
                        Consumed.with(Serdes.String(), serdes.serde(TopicCatalogue.ATTESTATIONS))
                                .withName("attested")));
        driver = new TopologyTestDriver(builder.build(), properties);
        for (HostingSetup setup : setups) {
            driver.<String, HostingSetup>getKeyValueStore(HostingSetups.STORE).put(setup.getSetupId(), setup);
        }
        attested = driver.createInputTopic(
                ATTESTED, new StringSerializer(), serdes.serializer(TopicCatalogue.ATTESTATIONS));
        ratings = driver.createOutputTopic(
                TopicCatalogue.RATINGS.name(), new StringDeserializer(), serdes.deserializer(TopicCatalogue.RATINGS));
    }

    void hear(AttestedWindow window) {
        attested.pipeInput(window.getSetupId(), window, window.getWindowEnd() - 1);
    }

    /** The last rating of each hoster, as a compacted topic keeps it. */
    Map<String, HosterRatings> current() {
        for (int turn = 0; turn < 10; turn++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
        ratings.readRecordsToList().forEach(said -> current.put(said.key(), said.value()));
        return current;
    }

    HosterRatings of(String hosterId) {
        HosterRatings known = current().get(hosterId);
        if (known == null) {
            throw new AssertionError("nothing is said of " + hosterId);
        }
        return known;
    }

    @Override
    public void close() {
        driver.close();
    }
}
