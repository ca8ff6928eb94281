package io.swarmgauge.producers.publish;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An outbox that ends with the process. When it is full, it drops the oldest of what can best be done without. */
public final class MemoryOutbox implements Outbox {

    /** Transfers and self-reports last: they are what nodes are paid by. */
    private static final List<Topic<?>> FIRST_TO_DROP = List.of(
            TopicCatalogue.HOST_METRICS,
            TopicCatalogue.JOBS,
            TopicCatalogue.BENCHMARKS,
            TopicCatalogue.REGISTRATIONS,
            TopicCatalogue.TRANSFERS,
            TopicCatalogue.SELF_REPORTS);

    private record Waiting(long arrival, Outgoing<?> record) {}

    private final int bound;
    private final Consumer<Outgoing<?>> onDropped;
    private final Map<String, Deque<Waiting>> byTopic = new HashMap<>();
    private int waiting;
    private int inFlight;
    private long arrivals;

    public MemoryOutbox(int bound, Consumer<Outgoing<?>> onDropped) {
        this.bound = bound;
        this.onDropped = onDropped;
        FIRST_TO_DROP.forEach(topic -> byTopic.put(topic.name(), new ArrayDeque<>()));
    }

    @Override
    public synchronized void add(Outgoing<?> record) {
        if (waiting >= bound) {
            dropOne();
        }
        queue(record).addLast(new Waiting(arrivals++, record));
        waiting++;
        notifyAll();
    }

    @Override
    public synchronized Optional<Outgoing<?>> next(Set<String> blockedTopics, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Deque<Waiting>> oldest = oldest(blockedTopics);
        while (oldest.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
            oldest = oldest(blockedTopics);
        }
        waiting--;
        inFlight++;
        return Optional.of(oldest.get().removeFirst().record());
    }

    @Override
    public synchronized void putBack(Outgoing<?> record) {
        inFlight--;
        waiting++;
        queue(record).addFirst(new Waiting(Long.MIN_VALUE, record));
        notifyAll();
    }

    @Override
    public synchronized void settled(Outgoing<?> record) {
        inFlight--;
        notifyAll();
    }

    @Override
    public synchronized int depth() {
        return waiting + inFlight;
    }

    private Optional<Deque<Waiting>> oldest(Set<String> blockedTopics) {
        return byTopic.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && !blockedTopics.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.comparingLong(queue -> queue.getFirst().arrival()));
    }

    private void dropOne() {
        for (Topic<?> topic : FIRST_TO_DROP) {
            Waiting dropped = queue(topic.name()).pollFirst();
            if (dropped != null) {
                waiting--;
                onDropped.accept(dropped.record());
                return;
            }
        }
    }

    private Deque<Waiting> queue(Outgoing<?> record) {
        return queue(record.topic().name());
    }

    private Deque<Waiting> queue(String topic) {
        return byTopic.computeIfAbsent(topic, name -> new ArrayDeque<>());
    }
}
