package io.swarmgauge.producers.spool;

import io.swarmgauge.producers.spool.SpoolBatch.Fate;
import io.swarmgauge.producers.spool.SpoolOpening.Opened;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is on disk for certain. It is kept in memory because a store that failed may show less of it, where it is damaged, or
 * more: a batch whose commit failed may be in the store all the same.
 */
final class Committed {

    private final Map<String, TopicCounts> counts = new HashMap<>();
    private final Map<String, byte[]> state = new HashMap<>();
    private volatile long epoch;
    private long commit;
    private long lastId;
    private long lastAcknowledgedMs;

    /** When the epoch began; 0 before the spool was opened for the first time. */
    long epoch() {
        return epoch;
    }

    long nextCommit() {
        return commit + 1;
    }

    long lastId() {
        return lastId;
    }

    long lastAcknowledgedMs() {
        return lastAcknowledgedMs;
    }

    Map<String, TopicCounts> counts() {
        return counts;
    }

    Map<String, byte[]> state() {
        return Map.copyOf(state);
    }

    /** The state; empty until the spool was opened once: then what is on disk counts. */
    Optional<Map<String, byte[]>> lastState() {
        return epoch == 0 ? Optional.empty() : Optional.of(state());
    }

    /** Whether the store that was opened goes on where this one is. */
    boolean isContinuedBy(Opened opened) {
        return opened.epoch() == epoch;
    }

    /** The same store was opened anew: of what is in it only the number of its last commit is news. */
    void goOn(Opened opened) {
        commit = opened.commit();
    }

    /** A store with another epoch was opened. */
    void adopt(Opened opened, long acknowledgedMs) {
        counts.clear();
        counts.putAll(opened.counts());
        state.clear();
        state.putAll(opened.state());
        commit = opened.commit();
        lastId = Math.max(lastId, opened.lastId());
        lastAcknowledgedMs = acknowledgedMs;
        epoch = opened.epoch();
    }

    /** Of the batch's topics, what the counts are once the batch is on disk. */
    Map<String, TopicCounts> countsWith(SpoolBatch batch) {
        Map<String, TopicCounts> after = new TreeMap<>();
        batch.counts.forEach((topic, more) ->
                after.put(topic, counts.getOrDefault(topic, TopicCounts.NONE).plus(more)));
        return after;
    }

    long lastAcknowledgedWith(SpoolBatch batch, long nowMs) {
        return batch.settled.stream().anyMatch(settled -> settled.fate() == Fate.ACKNOWLEDGED)
                ? nowMs
                : lastAcknowledgedMs;
    }

    /** The batch is on disk. */
    void add(SpoolBatch batch, long nowMs) {
        lastAcknowledgedMs = lastAcknowledgedWith(batch, nowMs);
        counts.putAll(countsWith(batch));
        batch.state.forEach(
                (key, value) -> value.ifPresentOrElse(bytes -> state.put(key, bytes), () -> state.remove(key)));
        commit++;
    }

    SpoolMark mark() {
        TopicCounts all = counts.values().stream().reduce(TopicCounts.NONE, TopicCounts::plus);
        return new SpoolMark(epoch, commit, all.written(), all.settled());
    }
}
