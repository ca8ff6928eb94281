package io.swarmgauge.streams.testkit;

import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BiConsumer;
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
import org.apache.kafka.streams.kstream.KStream;

/** One room by itself that concludes from what another room concluded. */
public final class RoomDriver<I, O> implements AutoCloseable {

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, I> heard;
    private final TestOutputTopic<String, O> published;

    public RoomDriver(Path directory, Topic<I> in, Topic<O> out, BiConsumer<RecordSerdes, KStream<String, I>> room) {
        RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://" + UUID.randomUUID(), true));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "room-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        room.accept(
                serdes,
                builder.stream(
                        in.name(),
                        Consumed.with(Serdes.String(), serdes.serde(in)).withName(in.name())));
        driver = new TopologyTestDriver(builder.build(), properties);
        heard = driver.createInputTopic(in.name(), new StringSerializer(), serdes.serializer(in));
        published = driver.createOutputTopic(out.name(), new StringDeserializer(), serdes.deserializer(out));
    }

    public void hear(String key, I conclusion, long timestamp) {
        heard.pipeInput(key, conclusion, timestamp);
    }

    /** What the room publishes when the wall clock moves on; by several turns, as a ledger does only so much in one. */
    public List<O> published() {
        for (int turn = 0; turn < 10; turn++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
        return published.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
