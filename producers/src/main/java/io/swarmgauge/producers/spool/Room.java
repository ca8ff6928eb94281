package io.swarmgauge.producers.spool;

import io.swarmgauge.producers.spool.SpoolBatch.Fate;
import io.swarmgauge.producers.spool.SpoolBatch.Settled;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what can best be done without when there is too much, and says so once in each episode. */
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final WaitingRecords waiting;
    private final Consumer<String> onDropped;
    private final TreeMap<String, Long> dropped = new TreeMap<>();
    private boolean tooMuch;

    Room(WaitingRecords waiting, Consumer<String> onDropped) {
        this.waiting = waiting;
        this.onDropped = onDropped;
    }

    /** Drops from the spool, then from the batch, until both together fit. What is dropped is noted in the batch. */
    void fit(SpoolBatch batch, long mostBytes) {
        long bytes = waiting.bytes() + batch.bytes();
        if (bytes <= mostBytes) {
            ended(bytes, mostBytes);
            return;
        }
        for (String topic : DropOrder.topics()) {
            while (bytes > mostBytes) {
                long freed = dropOne(topic, batch);
                if (freed == 0) {
                    break;
                }
                bytes -= freed;
            }
        }
        begun(mostBytes);
    }

    /** Drops from the batch alone until it fits. */
    void fitAlone(SpoolBatch batch, long mostBytes) {
        long bytes = batch.bytes();
        for (String topic : DropOrder.topics()) {
            while (bytes > mostBytes) {
                long freed = dropFrom(batch, topic);
                if (freed == 0) {
                    break;
                }
                bytes -= freed;
            }
        }
    }

    private long dropOne(String topic, SpoolBatch batch) {
        Optional<WaitingRecords.Place> place = waiting.drop(topic);
        if (place.isEmpty()) {
            return dropFrom(batch, topic);
        }
        batch.settle(new Settled(place.get().id(), topic, Fate.DROPPED));
        noteDropped(topic);
        return place.get().bytes();
    }

    private long dropFrom(SpoolBatch batch, String topic) {
        Optional<SpooledRecord> record = batch.drop(topic);
        if (record.isEmpty()) {
            return 0;
        }
        // It never was on disk: it counts as written and dropped at once.
        batch.count(topic, TopicCounts.ofDropped(1));
        noteDropped(topic);
        return record.get().bytes();
    }

    private void noteDropped(String topic) {
        dropped.merge(topic, 1L, Long::sum);
        onDropped.accept(topic);
    }

    private void begun(long mostBytes) {
        if (!tooMuch && !dropped.isEmpty()) {
            tooMuch = true;
            LOG.warn(
                    "the spool has no room for more than {} bytes: the oldest records are dropped, {}",
                    mostBytes,
                    dropped);
        }
    }

    private void ended(long bytes, long mostBytes) {
        if (tooMuch && bytes < mostBytes / 2) {
            LOG.warn("the spool has room again; dropped were {}", dropped);
            tooMuch = false;
            dropped.clear();
        }
    }
}
