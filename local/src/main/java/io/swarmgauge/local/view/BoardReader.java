package io.swarmgauge.local.view;

import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a board up to date from the gauge topics, committed records only. */
public final class BoardReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final List<Topic<?>> TOPICS = List.of(
            TopicCatalogue.BANDWIDTH,
            TopicCatalogue.SELF_REPORT_VERDICTS,
            TopicCatalogue.RANKINGS,
            TopicCatalogue.PAY_ALIGNMENT,
            TopicCatalogue.SWARM,
            TopicCatalogue.RATINGS,
            TopicCatalogue.ATTESTORS,
            TopicCatalogue.ALERTS);

    private final Board board;
    private final String bootstrapServers;
    private final Map<String, Deserializer<?>> deserializers = new HashMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread = new Thread(this::read, "board-reader");

    private BoardReader(Board board, String bootstrapServers, RecordSerdes serdes) {
        this.board = board;
        this.bootstrapServers = bootstrapServers;
        TOPICS.forEach(topic -> deserializers.put(topic.name(), serdes.deserializer(topic)));
    }

    public static BoardReader start(Board board, String bootstrapServers, RecordSerdes serdes) {
        BoardReader reader = new BoardReader(board, bootstrapServers, serdes);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    @Override
    public void close() {
        stopped.set(true);
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopped.get()) {
                consumer.poll(POLL).forEach(this::take);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> conclusion) {
        Deserializer<?> deserializer = deserializers.get(conclusion.topic());
        if (deserializer == null || conclusion.value() == null) {
            return;
        }
        try {
            board.add(deserializer.deserialize(conclusion.topic(), conclusion.value()));
        } catch (RuntimeException e) {
            // The registry may be away for a moment: the board goes without this record, not without all that follow.
            LOG.warn(
                    "{}/{}@{} is left out of the board",
                    conclusion.topic(),
                    conclusion.partition(),
                    conclusion.offset(),
                    e);
        }
    }

    private Map<String, Object> config() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }
}
