package io.swarmgauge.console.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a consumer group that are still to be handled, in order. An offset is committed only when its record is done. While
 * records wait the group is still polled, so that a receiver that takes long costs no membership; what waits of a partition that goes
 * to another member is that member's.
 */
final class WaitingRecords implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRecords.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Receiver.Start start;
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    WaitingRecords(Consumer<byte[], byte[]> consumer, Receiver.Start start) {
        this.consumer = consumer;
        this.start = start;
    }

    /** The record that is next; null when none waits. */
    @Nullable
    ConsumerRecord<byte[], byte[]> next() {
        return waiting.peek();
    }

    /** Commits what is done and takes in what has come, waiting for it at most so long. */
    void poll(Duration longest) {
        commit();
        if (waiting.isEmpty()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        consumer.poll(longest).forEach(waiting::add);
    }

    /** The next record is handled. */
    void done() {
        ConsumerRecord<byte[], byte[]> handled = waiting.remove();
        done.put(new TopicPartition(handled.topic(), handled.partition()), new OffsetAndMetadata(handled.offset() + 1));
    }

    /** Commits what is done; where the group does not take it now, with the next poll. */
    void commit() {
        if (done.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(done, ANSWER_WITHIN);
            done.clear();
        } catch (RebalanceInProgressException e) {
            LOG.debug("commits after the rebalance");
        } catch (RetriableException e) {
            LOG.debug("commits later: {}", e.toString());
        } catch (CommitFailedException e) {
            // The group went on without this member; another one handles these records again.
            LOG.info("not committed, so delivered again: {}", e.toString());
            done.clear();
        }
    }

    /** Commits even if the consumer was woken up to stop. */
    void commitLast() {
        try {
            commit();
        } catch (WakeupException e) {
            commit();
        }
    }

    /** From "now" must mean the same moment after a crash, so the place is kept before anything is handled. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        if (start == Receiver.Start.BEGINNING) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(new HashSet<>(assigned), ANSWER_WITHIN);
        assigned.stream()
                .filter(partition -> known.get(partition) == null)
                .forEach(partition ->
                        done.put(partition, new OffsetAndMetadata(consumer.position(partition, ANSWER_WITHIN))));
        commit();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        commit();
        forget(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        forget(lost);
    }

    private void forget(Collection<TopicPartition> partitions) {
        Set<TopicPartition> gone = new HashSet<>(partitions);
        waiting.removeIf(waits -> gone.contains(new TopicPartition(waits.topic(), waits.partition())));
        done.keySet().removeAll(gone);
    }
}
