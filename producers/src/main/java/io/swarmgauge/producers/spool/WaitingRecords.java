package io.swarmgauge.producers.spool;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** Which records are on disk and not settled, and which of them were handed over. The records themselves stay on disk. */
final class WaitingRecords {

    /** Where a record is found. */
    record Place(long id, String topic, long bytes, long sinceMs) {}

    private static final class Queue {

        private final TreeMap<Long, Place> idle = new TreeMap<>();
        private final Map<Long, Place> inFlight = new HashMap<>();
        private long bytes;

        private int size() {
            return idle.size() + inFlight.size();
        }

        private LongStream since() {
            return Stream.concat(idle.values().stream().limit(1), inFlight.values().stream())
                    .mapToLong(Place::sinceMs);
        }
    }

    private final Map<String, Queue> queues = new LinkedHashMap<>();

    WaitingRecords() {
        DropOrder.topics().forEach(topic -> queues.put(topic, new Queue()));
    }

    /** Forgets all records for those that are in the store, but for the ended ones. */
    synchronized void load(SpoolStore from, Set<Long> ended) throws Seal.BrokenException {
        queues.replaceAll((topic, queue) -> new Queue());
        for (String topic : DropOrder.topics()) {
            MVMap<Long, byte[]> records = from.records(topic);
            for (Long id : records.keySet()) {
                Optional<byte[]> record = ended.contains(id) ? Optional.empty() : from.get(records, id);
                if (record.isPresent()) {
                    add(SpooledRecord.decode(topic, id, record.get()));
                }
            }
        }
    }

    synchronized void add(SpooledRecord record) {
        Queue queue = queue(record.topic());
        queue.idle.put(record.id(), new Place(record.id(), record.topic(), record.bytes(), record.spooledMs()));
        queue.bytes += record.bytes();
        notifyAll();
    }

    /** Hands over the oldest record whose topic is not blocked; waits for one as long as the patience says. */
    synchronized Optional<Place> next(Set<String> blocked, long patienceMs) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        long left = patienceMs;
        Optional<Place> next = oldest(blocked);
        while (next.isEmpty() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            next = oldest(blocked);
        }
        next.ifPresent(place -> {
            Queue queue = queue(place.topic());
            queue.idle.remove(place.id());
            queue.inFlight.put(place.id(), place);
        });
        return next;
    }

    /** It was handed over in vain. */
    synchronized void putBack(long id, String topic) {
        Queue queue = queue(topic);
        Place place = queue.inFlight.remove(id);
        if (place != null) {
            queue.idle.put(id, place);
            notifyAll();
        }
    }

    /** Whether it was waiting until now. */
    synchronized boolean remove(long id, String topic) {
        Queue queue = queue(topic);
        Place handedOver = queue.inFlight.remove(id);
        Place place = handedOver == null ? queue.idle.remove(id) : handedOver;
        if (place == null) {
            return false;
        }
        queue.bytes -= place.bytes();
        return true;
    }

    /** Takes out the oldest record of the topic that nobody has in hand. */
    synchronized Optional<Place> drop(String topic) {
        Queue queue = queue(topic);
        Map.Entry<Long, Place> oldest = queue.idle.pollFirstEntry();
        if (oldest == null) {
            return Optional.empty();
        }
        queue.bytes -= oldest.getValue().bytes();
        return Optional.of(oldest.getValue());
    }

    synchronized long bytes() {
        return queues.values().stream().mapToLong(queue -> queue.bytes).sum();
    }

    synchronized int size() {
        return queues.values().stream().mapToInt(Queue::size).sum();
    }

    synchronized long bytes(String topic) {
        return queue(topic).bytes;
    }

    synchronized int size(String topic) {
        return queue(topic).size();
    }

    synchronized OptionalLong oldestMs(String topic) {
        return queue(topic).since().min();
    }

    synchronized OptionalLong oldestMs() {
        return queues.values().stream().flatMapToLong(Queue::since).min();
    }

    private Optional<Place> oldest(Set<String> blocked) {
        return queues.entrySet().stream()
                .filter(entry -> !blocked.contains(entry.getKey()))
                .filter(entry -> !entry.getValue().idle.isEmpty())
                .map(entry -> entry.getValue().idle.firstEntry().getValue())
                .min(Comparator.comparingLong(Place::id));
    }

    private Queue queue(String topic) {
        return queues.computeIfAbsent(topic, name -> new Queue());
    }
}
