package io.swarmgauge.producers.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes to disk together, in one transaction. */
public final class SpoolBatch {

    /** How a record came to its end. */
    enum Fate {
        ACKNOWLEDGED,
        DROPPED,
        REFUSED,
        LOST
    }

    record Settled(long id, String topic, Fate fate) {}

    final List<SpooledRecord> records = new ArrayList<>();
    final Map<Long, String> schemas = new HashMap<>();
    final Map<String, Long> sequences = new HashMap<>();
    final List<Settled> settled = new ArrayList<>();
    final Map<String, TopicCounts> counts = new HashMap<>();

    /** Keys to values; empty for what is to be forgotten. */
    final Map<String, Optional<byte[]>> state = new HashMap<>();

    SpoolBatch() {}

    /** Notes what is to be known again after a restart. */
    public void putState(String key, byte[] value) {
        state.put(key, Optional.of(value));
    }

    public void removeState(String key) {
        state.put(key, Optional.empty());
    }

    /** Whether there is nothing in it that must be on disk now. Acknowledgements can wait. */
    public boolean isEmpty() {
        return records.isEmpty() && state.isEmpty() && settled.isEmpty() && counts.isEmpty();
    }

    void settle(Settled record) {
        settled.add(record);
        count(
                record.topic(),
                switch (record.fate()) {
                    case ACKNOWLEDGED -> TopicCounts.ofAcknowledged(1);
                    case DROPPED -> TopicCounts.ofDropped(1);
                    case REFUSED -> TopicCounts.ofRefused(1);
                    case LOST -> TopicCounts.ofWritten(-1).plus(TopicCounts.ofLost(1));
                });
    }

    void count(String topic, TopicCounts more) {
        counts.merge(topic, more, TopicCounts::plus);
    }

    /** Adds what came after it. */
    void append(SpoolBatch later) {
        records.addAll(later.records);
        schemas.putAll(later.schemas);
        sequences.putAll(later.sequences);
        settled.addAll(later.settled);
        later.counts.forEach(this::count);
        state.putAll(later.state);
    }

    long bytes() {
        return records.stream().mapToLong(SpooledRecord::bytes).sum();
    }

    /** Takes out the oldest record of the topic. */
    Optional<SpooledRecord> drop(String topic) {
        for (Iterator<SpooledRecord> each = records.iterator(); each.hasNext(); ) {
            SpooledRecord record = each.next();
            if (record.topic().equals(topic)) {
                each.remove();
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }
}
