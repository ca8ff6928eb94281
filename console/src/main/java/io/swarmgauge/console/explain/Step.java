package io.swarmgauge.console.explain;

import io.swarmgauge.topics.Topic;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * Where a part of the evidence lies.
 *
 * @param key the records' key
 * @param from the evidence is not older, epoch milliseconds (UTC)
 * @param until the evidence is older, epoch milliseconds (UTC); what came late stands further behind
 * @param takes which of the records it is
 * @param role why they are evidence
 */
record Step(Topic<?> topic, String key, long from, long until, Predicate<SpecificRecord> takes, String role) {

    /** The whole topic's records with the key: for topics that keep the last one of each key. */
    static Step latest(Topic<?> topic, String key, String role) {
        return new Step(topic, key, 0, Long.MAX_VALUE, value -> true, role);
    }

    /** What makes two steps the same reading. */
    String name() {
        return "%s %s %d %d %s".formatted(topic.name(), key, from, until, role);
    }
}
