package io.swarmgauge.console.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What was said last of each key before a moment, on topics that keep that. By the time it is about: it may have arrived later. */
final class Standing {

    private record Subject(String topic, String key) {}

    private final long moment;
    private final Map<Subject, ConsumerRecord<byte[], byte[]>> last = new LinkedHashMap<>();

    Standing(long moment) {
        this.moment = moment;
    }

    /** Takes records in the order of their partitions; wants more, whatever it was. */
    boolean take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (kafkaRecord.timestamp() < moment) {
            String key = kafkaRecord.key() == null ? "" : new String(kafkaRecord.key(), ISO_8859_1);
            last.put(new Subject(kafkaRecord.topic(), key), kafkaRecord);
        }
        return true;
    }

    /** Without what was withdrawn. */
    List<ConsumerRecord<byte[], byte[]>> oldestFirst() {
        return last.values().stream()
                .filter(kafkaRecord -> kafkaRecord.value() != null)
                .sorted(Comparator.comparingLong(ConsumerRecord<byte[], byte[]>::timestamp)
                        .thenComparing(ConsumerRecord::topic)
                        .thenComparingInt(ConsumerRecord::partition)
                        .thenComparingLong(ConsumerRecord::offset))
                .toList();
    }
}
