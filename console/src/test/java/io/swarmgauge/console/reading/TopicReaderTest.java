package io.swarmgauge.console.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.console.views.Feed;
import io.swarmgauge.console.views.LatestView;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final String TOPIC = TopicCatalogue.RATINGS.name();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final long FOUND_AT = 7;
    private static final String HOSTER = SampleRecords.KEY;

    private final RecordSerdes serdes = new RecordSerdes(new RegistrySettings("mock://topic-reader", true));
    private final Map<TopicPartition, Long> asked = new HashMap<>();
    private final MockConsumer<byte[], byte[]> consumer = new TimedConsumer();
    private List<Feed<?>> feeds = List.of();
    private final LatestView<HosterRatings> view = new LatestView<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable TopicReader reader;

    @AfterEach
    void stop() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void theViewIsCompleteWhenTheEndsSeenAtTheStartAreReached() {
        TopicReader started = start(2);
        await().until(() -> !consumer.assignment().isEmpty());
        assertThat(started.isComplete()).isFalse();

        add(0, ratings());
        add(1, ratings());

        await().until(started::isCurrent);
        assertThat(view.has(HOSTER)).isTrue();
        assertThat(started.behind()).isZero();
    }

    @Test
    void anEmptyClusterIsReadAtOnce() {
        TopicReader started = start(0);

        await().until(started::isCurrent);
    }

    @Test
    void aTombstoneRemoves() {
        TopicReader started = start(2);
        add(0, ratings());
        add(1, null);

        await().until(started::isComplete);
        assertThat(view.keys()).isEmpty();
    }

    @Test
    void aRecordThatCannotBeDecodedIsCountedAndPassedOver() {
        TopicReader started = start(3);
        add(0, "not Avro".getBytes(StandardCharsets.UTF_8));
        add(1, new byte[0]);
        add(2, ratings());

        await().until(started::isComplete);
        assertThat(view.has(HOSTER)).isTrue();
        assertThat(meters.get("swarmgauge.console.undecodable")
                        .tag("topic", TOPIC)
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anOutageIsWaitedOut() {
        TopicReader started = start(0);
        await().until(started::isCurrent);

        consumer.schedulePollTask(() -> {
            consumer.setPollException(new KafkaException("the brokers are away"));
            consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        });
        await().until(() -> !started.isCurrent());
        assertThat(started.isComplete()).isTrue();
        add(0, ratings());

        await().until(() -> started.isCurrent() && view.has(HOSTER));
    }

    @Test
    void aMissingTopicKeepsItFromBeingReady() {
        reader = TopicReader.start(consumer, feeds(), serdes, meters);
        TopicReader started = reader;
        await().during(Duration.ofMillis(300)).until(() -> !started.isComplete() && started.isLive());
    }

    @Test
    void aFeedThatLooksBackBeginsWhereTheTimeDoes() {
        feeds = List.of(new Feed<>(TopicCatalogue.RATINGS, view, Optional.of(Duration.ofMinutes(10))));
        long before = System.currentTimeMillis();

        TopicReader started = start(FOUND_AT + 1);
        await().until(() -> !consumer.assignment().isEmpty());
        add(FOUND_AT, ratings());

        await().until(started::isCurrent);
        assertThat(view.has(HOSTER)).isTrue();
        assertThat(asked.get(PARTITION))
                .isBetween(
                        before - Duration.ofMinutes(10).toMillis(),
                        System.currentTimeMillis() - Duration.ofMinutes(10).toMillis());
    }

    @Test
    void aFeedThatLooksBackAndFindsNothingBeginsAtTheEnd() {
        feeds = List.of(new Feed<>(TopicCatalogue.RATINGS, view, Optional.of(Duration.ofMinutes(10))));

        TopicReader started = start(FOUND_AT);

        await().until(started::isCurrent);
        assertThat(view.keys()).isEmpty();
    }

    @Test
    void stopsWhenClosed() {
        TopicReader started = start(0);
        await().until(started::isCurrent);

        started.close();

        assertThat(started.isLive()).isFalse();
        assertThat(consumer.closed()).isTrue();
    }

    private TopicReader start(long end) {
        Node broker = new Node(0, "localhost", 9092);
        Node[] brokers = {broker};
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, broker, brokers, brokers)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        TopicReader started = TopicReader.start(consumer, feeds(), serdes, meters);
        reader = started;
        return started;
    }

    private void add(long offset, byte @Nullable [] value) {
        await().until(() -> consumer.assignment().contains(PARTITION));
        consumer.schedulePollTask(() -> consumer.addRecord(
                new ConsumerRecord<>(TOPIC, 0, offset, HOSTER.getBytes(StandardCharsets.UTF_8), value)));
    }

    private byte[] ratings() {
        try (Serializer<HosterRatings> serializer = serdes.serializer(TopicCatalogue.RATINGS)) {
            return serializer.serialize(TOPIC, SampleRecords.full(HosterRatings.class));
        }
    }

    private List<Feed<?>> feeds() {
        return feeds.isEmpty() ? List.of(new Feed<>(TopicCatalogue.RATINGS, view)) : feeds;
    }

    /** Kafka's mock does not know times: in this one a record of any time asked for stands at an offset, if there are more than that. */
    private final class TimedConsumer extends MockConsumer<byte[], byte[]> {

        TimedConsumer() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> moments, Duration patience) {
            asked.putAll(moments);
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            long end = endOffsets(moments.keySet()).getOrDefault(PARTITION, 0L);
            found.put(PARTITION, end > FOUND_AT ? new OffsetAndTimestamp(FOUND_AT, 0) : null);
            return found;
        }
    }
}
