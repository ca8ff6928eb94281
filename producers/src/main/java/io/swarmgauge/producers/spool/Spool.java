package io.swarmgauge.producers.spool;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.producers.spool.SpoolBatch.Fate;
import io.swarmgauge.producers.spool.SpoolBatch.Settled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits on disk between the agent and Kafka. A record that is added goes to disk with the next {@link #commit}, is
 * handed over only then, and stays until it is acknowledged: whatever happens to the agent, it is sent at least once.
 *
 * <p>{@link #add}, {@link #next} and what settles a record may be called from any thread; {@link #commit} from one.
 */
public final class Spool implements AutoCloseable {

    /**
     * A record's place among those of its node, topic and key.
     *
     * @param epoch when the spool was created
     * @param sequence from 1, without gaps
     */
    public record Position(long epoch, long sequence) {}

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final FileChannel lock;
    private final Clock clock;
    private final WaitingRecords waiting;
    private final SpoolListener listener;
    private final SpoolDisk disk;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<Schema, Long> fingerprints = new HashMap<>();
    private SpoolBatch staged = new SpoolBatch(0);
    private long nextId;
    private long epoch;
    private boolean hurried;
    private volatile long acknowledgedMs;

    private Spool(FileChannel lock, SpoolDisk disk, WaitingRecords waiting, Clock clock, SpoolListener listener) {
        this.lock = lock;
        this.disk = disk;
        this.waiting = waiting;
        this.clock = clock;
        this.listener = listener;
        this.acknowledgedMs = clock.millis();
    }

    /**
     * Opens the node's spool, or a new one. Damage is logged, counted and worked around, never thrown.
     *
     * @throws IOException if another agent has it, it is another node's, or it cannot be read or written now; says why
     */
    public static Spool open(SpoolSettings settings, NodeId node, Clock clock, SpoolListener listener)
            throws IOException {
        return open(
                SpoolFiles.in(settings.directory()),
                settings.maxBytes(),
                node,
                clock,
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                listener);
    }

    /** @param ticksMs milliseconds since any moment, by which pauses are measured */
    static Spool open(
            SpoolFiles files, long maxBytes, NodeId node, Clock clock, LongSupplier ticksMs, SpoolListener listener)
            throws IOException {
        FileChannel lock = files.lock();
        try {
            WaitingRecords waiting = new WaitingRecords();
            SpoolDisk disk = new SpoolDisk(files, maxBytes, node, clock, ticksMs, waiting, listener::dropped);
            Spool spool = new Spool(lock, disk, waiting, clock, listener);
            disk.open();
            spool.begin();
            return spool;
        } catch (IOException | RuntimeException | VirtualMachineError e) {
            lock.close();
            throw e;
        }
    }

    /** Adopts what is on disk. */
    private synchronized void begin() {
        SpoolDisk.Numbering numbering = disk.numbering();
        epoch = numbering.epoch();
        nextId = Math.max(nextId, numbering.lastId() + 1);
        sequences.clear();
        sequences.putAll(numbering.sequences());
        SpoolBatch before = staged;
        before.sequences.clear();
        staged = new SpoolBatch(epoch);
        staged.append(before);
    }

    /** When this spool was created, epoch milliseconds; another one after damage. */
    public synchronized long epoch() {
        return epoch;
    }

    /** What was committed as state, by key. */
    public Map<String, byte[]> state() {
        return disk.state();
    }

    /**
     * Takes in the record that is made for its position, and returns at once.
     *
     * @param timestamp event time, epoch milliseconds
     */
    public synchronized void add(
            String topic, String key, long timestamp, Function<Position, ? extends SpecificRecord> record) {
        String stream = topic + '\0' + key;
        long sequence = sequences.getOrDefault(stream, 0L) + 1;
        SpecificRecord value = record.apply(new Position(epoch, sequence));
        long fingerprint = fingerprints.computeIfAbsent(value.getSchema(), AvroBody::fingerprint);
        SpooledRecord spooled = new SpooledRecord(
                nextId, topic, key, timestamp, sequence, clock.millis(), fingerprint, AvroBody.encode(value));
        if (!disk.knowsSchema(fingerprint)) {
            staged.schemas.put(fingerprint, value.getSchema().toString());
        }
        staged.records.add(spooled);
        staged.count(topic, TopicCounts.ofWritten(1));
        staged.sequences.put(stream, sequence);
        sequences.put(stream, sequence);
        nextId++;
        notifyAll();
    }

    /** Waits until there is a record that is not on disk, for as long as the patience says. */
    public synchronized void awaitRecords(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (!hurried && staged.records.isEmpty() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }

    /** Lets nobody wait for records any more. */
    public synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /** Everything since the last time, to be committed with the state that belongs to it. */
    public synchronized SpoolBatch take() {
        SpoolBatch taken = staged;
        staged = new SpoolBatch(epoch);
        return taken;
    }

    /**
     * Puts the batch on disk, together with those that could not be put there before. Drops records where there is no room.
     *
     * @return whether all of it is on disk; if not, it is kept in memory for the next time
     */
    public boolean commit(SpoolBatch batch) {
        boolean done = disk.commit(batch);
        if (disk.epoch() != epoch()) {
            begin();
        }
        return done;
    }

    /** Whether an earlier batch could not be put on disk yet. */
    public boolean hasUnwritten() {
        return !disk.hasAllWritten();
    }

    /**
     * Hands over the oldest record whose topic is not blocked; empty if none came within the patience.
     *
     * @throws UnreadableException if the disk does not give that record now; it waits on
     */
    public Optional<SpooledRecord> next(Set<String> blockedTopics, Duration patience) throws InterruptedException {
        Optional<WaitingRecords.Place> place = waiting.next(blockedTopics, patience.toMillis());
        return place.isEmpty() ? Optional.empty() : read(place.get());
    }

    private Optional<SpooledRecord> read(WaitingRecords.Place place) throws InterruptedException {
        try {
            Optional<SpooledRecord> record = disk.read(place);
            if (record.isEmpty()) {
                waiting.putBack(place.id(), place.topic());
            }
            return record;
        } catch (UnreadableException e) {
            waiting.putBack(place.id(), place.topic());
            throw e;
        } catch (Seal.BrokenException e) {
            LOG.error("{} cannot be sent", place, e);
            boolean unused = settle(place.id(), place.topic(), Fate.LOST);
            return Optional.empty();
        }
    }

    /** The schema that a record was written with. */
    public Optional<String> schema(long fingerprint) {
        return disk.schema(fingerprint);
    }

    /** The record could not be handed to Kafka yet: it waits again. */
    public void putBack(SpooledRecord record) {
        waiting.putBack(record.id(), record.topic());
    }

    /** Kafka was handed the record and did not acknowledge it, so that nobody knows whether it has it: it waits again. */
    public void sendAgain(SpooledRecord record) {
        putBack(record);
        listener.resent(record.topic());
    }

    public void acknowledged(SpooledRecord record) {
        if (settle(record, Fate.ACKNOWLEDGED)) {
            acknowledgedMs = clock.millis();
            listener.acknowledged(record.topic());
        }
    }

    /** Nobody will ever take the record. It is kept aside for whoever wants to know why. */
    public void refused(SpooledRecord record) {
        if (settle(record, Fate.REFUSED)) {
            listener.refused(record.topic());
        }
    }

    private boolean settle(SpooledRecord record, Fate fate) {
        return settle(record.id(), record.topic(), fate);
    }

    private synchronized boolean settle(long id, String topic, Fate fate) {
        if (!waiting.remove(id, topic)) {
            return false;
        }
        staged.settle(new Settled(id, topic, fate));
        return true;
    }

    /** How many records are neither delivered nor given up. */
    public synchronized int depth() {
        return waiting.size() + staged.records.size() + disk.unwritten();
    }

    public long waitingBytes() {
        return waiting.bytes();
    }

    /** How long the oldest record waits on disk; zero if there is none. */
    public Duration longestWait() {
        long now = clock.millis();
        return Duration.ofMillis(Math.max(0, now - waiting.oldestMs().orElse(now)));
    }

    /** For how long no record was acknowledged, counted from the opening at the most. */
    public Duration sinceAcknowledged() {
        return Duration.ofMillis(Math.max(0, clock.millis() - acknowledgedMs));
    }

    public SpoolStatus status() {
        return disk.status();
    }

    /** Closes the files. What was not committed is lost. */
    @Override
    public void close() {
        disk.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the spool's lock cannot be given back", e);
        }
    }
}
