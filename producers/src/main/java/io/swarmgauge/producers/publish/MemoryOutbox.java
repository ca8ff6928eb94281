package io.swarmgauge.producers.publish;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** An outbox that ends with the process. When it is full, it drops the oldest of what can best be done without. */
public final class MemoryOutbox implements Outbox {

    /** Transfers and self-reports last: they are what nodes are paid by. */
    private static final List<Topic<?>> FIRST_TO_DROP = List.of(
            TopicCatalogue.HOST_METRICS,
            TopicCatalogue.JOBS,
            TopicCatalogue.REQUESTS,
            TopicCatalogue.STORAGE_CHECKS,
            TopicCatalogue.BENCHMARKS,
            TopicCatalogue.REGISTRATIONS,
            TopicCatalogue.TRANSFERS,
            TopicCatalogue.SELF_REPORTS);

    private record Waiting(long arrival, long sinceNanos, Outgoing<?> record) {}

    private final int bound;
    private final Consumer<Outgoing<?>> onDropped;
    private final LongSupplier nanoTime;
    private final Map<String, Deque<Waiting>> byTopic = new HashMap<>();

    /** Since when each record waits that was handed over and is not acknowledged yet. */
    private final IdentityHashMap<Outgoing<?>, Long> inFlight = new IdentityHashMap<>();

    private int waiting;
    private long arrivals;

    public MemoryOutbox(int bound, Consumer<Outgoing<?>> onDropped) {
        this(bound, onDropped, System::nanoTime);
    }

    MemoryOutbox(int bound, Consumer<Outgoing<?>> onDropped, LongSupplier nanoTime) {
        this.bound = bound;
        this.nanoTime = nanoTime;
        this.onDropped = onDropped;
        FIRST_TO_DROP.forEach(topic -> byTopic.put(topic.name(), new ArrayDeque<>()));
    }

    @Override
    public synchronized void add(Outgoing<?> record) {
        if (waiting >= bound) {
            dropOne();
        }
        queue(record).addLast(new Waiting(arrivals++, nanoTime.getAsLong(), record));
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
        Waiting next = oldest.get().removeFirst();
        waiting--;
        inFlight.put(next.record(), next.sinceNanos());
        return Optional.of(next.record());
    }

    @Override
    public synchronized void putBack(Outgoing<?> record) {
        Long since = inFlight.remove(record);
        waiting++;
        queue(record).addFirst(new Waiting(Long.MIN_VALUE, since == null ? nanoTime.getAsLong() : since, record));
        notifyAll();
    }

    @Override
    public synchronized void settled(Outgoing<?> record) {
        inFlight.remove(record);
        notifyAll();
    }

    @Override
    public synchronized int depth() {
        return waiting + inFlight.size();
    }

    @Override
    public synchronized Duration longestWait() {
        long now = nanoTime.getAsLong();
        LongStream queued = byTopic.values().stream().flatMap(Deque::stream).mapToLong(Waiting::sinceNanos);
        LongStream handedOver = inFlight.values().stream().mapToLong(Long::longValue);
        return Duration.ofNanos(LongStream.concat(queued, handedOver)
                .map(since -> now - since)
                .max()
                .orElse(0));
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
