package io.swarmgauge.topics;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic as every part of Swarmgauge knows it. Creation, access rules, documentation and tests are derived from it.
 *
 * @param name the topic's name; its prefix says who may write
 * @param key what the key, a UTF-8 string, holds
 * @param type class of the values: an Avro record, or {@code byte[]} for records that are kept as they came
 * @param partitions partitions in a full deployment; topics that are read together have the same number
 * @param retention how long records are kept; of no meaning for compacted topics
 * @param cleanup what happens to old records
 * @param mostBytes the largest batch that brokers take, as it was compressed; a record is never larger than a batch
 * @param writer who may write
 */
public record Topic<V>(
        String name,
        KeyKind key,
        Class<V> type,
        int partitions,
        Duration retention,
        Cleanup cleanup,
        int mostBytes,
        Writer writer) {

    public enum KeyKind {
        NODE_ID,
        SETUP_ID,
        JOB_ID,
        RULE_NAME,
        REGION,
        FINGERPRINT,
        AS_REFUSED
    }

    public enum Cleanup {
        DELETE,
        COMPACT
    }

    public enum Writer {
        NODES,
        PLANNERS,
        STREAMS
    }

    public boolean isAvro() {
        return SpecificRecord.class.isAssignableFrom(type);
    }

    /** The registry's subject for the values: TopicNameStrategy of the Confluent serializers. */
    public String subject() {
        return name + "-value";
    }
}
