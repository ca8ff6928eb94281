package io.swarmgauge.producers.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What goes to disk together, in one transaction. */
public final class SpoolBatch {

    /** How a record came to its end. */
    enum Fate {
        ACKNOWLEDGED,
        DROPPED,
        REFUSED,
        LOST
    }

    record Settled(long id, String topic, Fate fate) {

        private TopicCounts counted() {
            return switch (fate) {
                case ACKNOWLEDGED -> TopicCounts.ofAcknowledged(1);
                case DROPPED -> TopicCounts.ofDropped(1);
                case REFUSED -> TopicCounts.ofRefused(1);
                case LOST -> TopicCounts.ofWritten(-1).plus(TopicCounts.ofLost(1));
            };
        }
    }

    final List<SpooledRecord> records = new ArrayList<>();
    final Map<Long, String> schemas = new HashMap<>();
    final Map<String, Long> sequences = new HashMap<>();
    final List<Settled> settled = new ArrayList<>();
    final Map<String, TopicCounts> counts = new HashMap<>();

    /** Ids to topics of records that were taken out of the batch. A commit that failed may have put them on disk all the same. */
    final Map<Long, String> withdrawn = new HashMap<>();

    /** Keys to values; empty for what is to be forgotten. */
    final Map<String, Optional<byte[]>> state = new HashMap<>();

    /** In which the sequences were counted. */
    final long epoch;

    SpoolBatch(long epoch) {
        this.epoch = epoch;
    }

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
        count(record.topic(), record.counted());
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
        withdrawn.putAll(later.withdrawn);
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
                withdrawn.put(record.id(), topic);
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /** Ids of the records that do not wait any more once the batch is on disk. */
    Set<Long> ended() {
        Set<Long> ended = new HashSet<>(withdrawn.keySet());
        settled.forEach(record -> ended.add(record.id()));
        return ended;
    }

    /**
     * Fits it to a store with a new epoch, made of what was found in one that failed. A record of a commit that failed may
     * be in there, and counts as written there; one that is settled may be in there no more, and counts for nothing.
     */
    void rebase(BiPredicate<String, Long> isThere) {
        sequences.clear();
        records.removeIf(record -> isThere.test(record.topic(), record.id()) && uncount(record.topic()));
        withdrawn.forEach((id, topic) -> {
            if (isThere.test(topic, id)) {
                uncount(topic);
            }
        });
        settled.removeIf(record -> {
            boolean gone = !isThere.test(record.topic(), record.id());
            if (gone) {
                count(record.topic(), record.counted().negated());
            }
            return gone;
        });
    }

    private boolean uncount(String topic) {
        count(topic, TopicCounts.ofWritten(-1));
        return true;
    }
}
