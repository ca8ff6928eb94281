package io.swarmgauge.console.recording;

import io.swarmgauge.console.log.Bounds;
import io.swarmgauge.console.log.LogReader;
import io.swarmgauge.console.log.LogReader.Progress;
import io.swarmgauge.console.log.Patience;
import io.swarmgauge.console.log.Period;
import io.swarmgauge.console.log.Stretch;
import io.swarmgauge.schema.recording.RecordedHeader;
import io.swarmgauge.schema.recording.RecordedMessage;
import io.swarmgauge.schema.recording.RecordedSchema;
import io.swarmgauge.schema.recording.RecordedTopic;
import io.swarmgauge.schema.recording.RecordingHeading;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes what nodes said and what was agreed in a period to a file. */
public final class Recorder {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RegistrySchemas registry;
    private final Duration lateness;
    private final Progress progress;

    /**
     * Records with consumers, each used once.
     *
     * @param lateness how much behind its time a record may stand on its topic
     */
    public Recorder(
            Supplier<Consumer<byte[], byte[]>> consumers,
            RegistrySchemas registry,
            Duration lateness,
            Progress progress) {
        this.consumers = consumers;
        this.registry = registry;
        this.lateness = lateness;
        this.progress = progress;
    }

    /** The topics that are recorded: those that others than the streams application write. */
    public static List<Topic<?>> topics() {
        return TopicCatalogue.all().stream()
                .filter(topic -> topic.writer() != Writer.STREAMS)
                .toList();
    }

    /** How many offsets of each topic would be looked through; writes nothing. */
    public Map<String, Long> survey(Period period) {
        try (LogReader reader = reader()) {
            Map<String, Long> lengths = new TreeMap<>();
            for (Topic<?> topic : topics()) {
                lengths.put(
                        topic.name(),
                        reader.bounds(stretch(period, reader.partitions(topic.name())))
                                .length());
            }
            return lengths;
        }
    }

    /**
     * Records the period.
     *
     * @return how many messages of each topic are in the file
     * @throws IOException if the file cannot be written; what was there before stays
     */
    public Map<String, Long> record(Period period, Path file, long now) throws IOException {
        Map<String, Long> written = new TreeMap<>();
        try (LogReader reader = reader();
                RecordingWriter writer = new RecordingWriter(file, heading(period, reader, now))) {
            List<RecordedSchema> schemas = registry.all();
            Set<Integer> known = new HashSet<>();
            for (RecordedSchema schema : schemas) {
                known.add(schema.getId());
                writer.schema(schema);
            }
            for (ConsumerRecord<byte[], byte[]> standing : standing(period, reader)) {
                write(message(standing, true), writer, known, written);
            }
            changes(period, reader, message -> write(message, writer, known, written));
            writer.finish();
        }
        return written;
    }

    private interface Sink {
        void take(RecordedMessage message) throws IOException;
    }

    private void write(RecordedMessage message, RecordingWriter writer, Set<Integer> known, Map<String, Long> written)
            throws IOException {
        Optional<Integer> id = WireId.of(message.getValue());
        if (id.isPresent() && known.add(id.get())) {
            Optional<String> schema = registry.named(id.get());
            if (schema.isPresent()) {
                writer.schema(new RecordedSchema(id.get(), message.getTopic() + "-value", 0, schema.get()));
            }
        }
        writer.message(message);
        written.merge(message.getTopic(), 1L, Long::sum);
    }

    private List<ConsumerRecord<byte[], byte[]>> standing(Period period, LogReader reader) {
        Standing standing = new Standing(period.from());
        for (Topic<?> topic : topics()) {
            if (topic.cleanup() == Cleanup.COMPACT) {
                // To the period's end, not to its start: what a spool held back stands among records of the period.
                Stretch all = new Stretch(reader.partitions(topic.name()), 0, late(period.until()));
                reader.read(all, (read, length) -> {}, standing::take);
            }
        }
        return standing.oldestFirst();
    }

    private void changes(Period period, LogReader reader, Sink sink) throws IOException {
        List<TopicPartition> partitions = new ArrayList<>();
        topics().forEach(topic -> partitions.addAll(reader.partitions(topic.name())));
        Bounds bounds = reader.bounds(stretch(period, partitions));
        long all = bounds.length();
        long[] read = {0};
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            new PartitionMerge(consumer, bounds).read(kafkaRecord -> {
                if (period.holds(kafkaRecord.timestamp())) {
                    sink.take(message(kafkaRecord, false));
                }
                read[0]++;
                progress.at(read[0], all);
            });
        }
    }

    private Stretch stretch(Period period, List<TopicPartition> partitions) {
        return new Stretch(partitions, period.from(), late(period.until()));
    }

    private long late(long moment) {
        return moment + lateness.toMillis();
    }

    private LogReader reader() {
        return new LogReader(consumers.get(), Patience.whileItMoves(SILENCE));
    }

    private static RecordingHeading heading(Period period, LogReader reader, long now) {
        return new RecordingHeading(
                Recording.FORMAT,
                now,
                period.from(),
                period.until(),
                topics().stream()
                        .map(topic -> new RecordedTopic(
                                topic.name(), reader.partitions(topic.name()).size()))
                        .toList());
    }

    private static RecordedMessage message(ConsumerRecord<byte[], byte[]> kafkaRecord, boolean standing) {
        return new RecordedMessage(
                kafkaRecord.topic(),
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                kafkaRecord.timestamp(),
                buffer(kafkaRecord.key()),
                buffer(kafkaRecord.value()),
                Stream.of(kafkaRecord.headers().toArray())
                        .map(header -> new RecordedHeader(header.key(), buffer(header.value())))
                        .toList(),
                standing);
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
