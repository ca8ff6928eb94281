package io.swarmgauge.console.recording;

import io.swarmgauge.schema.recording.RecordedMessage;
import io.swarmgauge.schema.recording.RecordedSchema;
import io.swarmgauge.schema.recording.RecordingEnd;
import io.swarmgauge.schema.recording.RecordingEntry;
import io.swarmgauge.schema.recording.RecordingHeading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * A recording that was looked through and is whole.
 *
 * @param schemas by id
 * @param messages how many of each topic
 * @param usedIds ids of schemas that the messages' values name
 */
public record Recording(
        Path file,
        RecordingHeading heading,
        SortedMap<Integer, RecordedSchema> schemas,
        SortedMap<String, Long> messages,
        NavigableSet<Integer> usedIds) {

    static final int FORMAT = 1;

    /**
     * Looks through the file.
     *
     * @throws UnusableRecordingException if it is no recording, or not a whole one
     */
    public static Recording open(Path file) {
        SortedMap<Integer, RecordedSchema> schemas = new TreeMap<>();
        SortedMap<String, Long> messages = new TreeMap<>();
        NavigableSet<Integer> ids = new TreeSet<>();
        RecordingHeading heading = null;
        RecordingEnd end = null;
        try (DataFileReader<RecordingEntry> entries = reader(file)) {
            while (entries.hasNext()) {
                Object entry = entries.next().getEntry();
                if (entry instanceof RecordingHeading first) {
                    heading = first;
                } else if (entry instanceof RecordedSchema schema) {
                    schemas.put(schema.getId(), schema);
                } else if (entry instanceof RecordedMessage message) {
                    messages.merge(message.getTopic(), 1L, Long::sum);
                    WireId.of(message.getValue()).ifPresent(ids::add);
                } else if (entry instanceof RecordingEnd last) {
                    end = last;
                }
            }
        } catch (IOException | AvroRuntimeException e) {
            throw new UnusableRecordingException(
                    "%s is no recording, or is damaged: %s. Record it again.".formatted(file, e.getMessage()), e);
        }
        long counted = messages.values().stream().mapToLong(Long::longValue).sum();
        if (heading == null || end == null || end.getMessages() != counted) {
            throw new UnusableRecordingException(
                    "%s is not whole: its end is missing. Record it again.".formatted(file));
        }
        if (heading.getFormat() != FORMAT) {
            throw new UnusableRecordingException(
                    "%s is of form %d, this version knows form %d. Use the version that recorded it."
                            .formatted(file, heading.getFormat(), FORMAT));
        }
        return new Recording(file, heading, schemas, messages, ids);
    }

    /** How many messages there are. */
    public long length() {
        return messages.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The topics' numbers of partitions. */
    public Map<String, Integer> partitions() {
        SortedMap<String, Integer> partitions = new TreeMap<>();
        heading.getTopics().forEach(topic -> partitions.put(topic.getName(), topic.getPartitions()));
        return partitions;
    }

    /** Hands over the messages as they were written. */
    public void read(Consumer<RecordedMessage> taker) throws IOException {
        try (DataFileReader<RecordingEntry> entries = reader(file)) {
            while (entries.hasNext()) {
                if (entries.next().getEntry() instanceof RecordedMessage message) {
                    taker.accept(message);
                }
            }
        }
    }

    private static DataFileReader<RecordingEntry> reader(Path file) throws IOException {
        return new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(RecordingEntry.class));
    }
}
