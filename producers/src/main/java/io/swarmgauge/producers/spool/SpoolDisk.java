package io.swarmgauge.producers.spool;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.producers.spool.SpoolBatch.Fate;
import io.swarmgauge.producers.spool.SpoolBatch.Settled;
import io.swarmgauge.producers.spool.SpoolOpening.Opened;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool's store, its mark, and what to do when the disk fails: keep in memory what cannot be written, drop by the
 * spool's order, open the store anew and go on.
 */
final class SpoolDisk {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolDisk.class);

    /** What is kept in memory while nothing can be written; it must fit into the reserve's room afterwards. */
    private static final long MOST_UNWRITTEN_BYTES = SpoolReserve.BYTES / 4;

    private static final long FIRST_RETRY_MS = 100;
    private static final long LONGEST_RETRY_MS = 5_000;
    private static final long READ_PATIENCE_MS = 200;
    private static final int COMPACT_EVERY = 64;
    private static final long SMALLEST_COMPACTED = 8L * 1024 * 1024;

    private final SpoolFiles files;
    private final long maxBytes;
    private final NodeId node;
    private final Clock clock;
    private final Consumer<String> onDropped;
    private final SpoolReserve reserve;
    private final SchemaTexts schemas = new SchemaTexts();
    private final Map<String, TopicCounts> counts = new HashMap<>();

    /** As it was committed last: a store that has to be replaced while the agent runs may not show it any more. */
    private final Map<String, byte[]> state = new HashMap<>();

    private SpoolBatch unwritten = new SpoolBatch();
    private WaitingRecords waiting = new WaitingRecords();
    private Room room;
    private @Nullable SpoolStore store;
    private volatile long epoch;
    private volatile int unwrittenRecords;
    private volatile boolean allWritten = true;
    private long commit;
    private long lastId;
    private long lastAcknowledgedMs;
    private long retryAt;
    private long retryMs = FIRST_RETRY_MS;
    private String condition = "";
    private boolean damaged;
    private boolean noSpace;
    private boolean madeRoom;

    SpoolDisk(SpoolFiles files, long maxBytes, NodeId node, Clock clock, Consumer<String> onDropped) {
        this.files = files;
        this.maxBytes = maxBytes;
        this.node = node;
        this.clock = clock;
        this.onDropped = onDropped;
        this.reserve = new SpoolReserve(files.directory());
        this.room = new Room(waiting, onDropped);
    }

    /** Opens the store and fills in what waits in it. */
    synchronized void open(WaitingRecords records) throws IOException {
        waiting = records;
        room = new Room(waiting, onDropped);
        openStore();
        reserve.keep();
    }

    private void openStore() throws IOException {
        long before = epoch;
        long commitBefore = commit;
        SpoolOpening opening = new SpoolOpening(files, node, clock.millis(), committedState());
        Opened opened = damaged ? opening.openReplaced() : opening.open();
        damaged = false;
        SpoolStore fresh = opened.store();
        store = fresh;
        epoch = opened.epoch();
        commit = opened.commit();
        counts.clear();
        counts.putAll(opened.counts());
        lastId = Math.max(lastId, opened.lastId());
        if (epoch != before) {
            state.clear();
            state.putAll(opened.state());
        }
        if (epoch != before) {
            unwritten.sequences.clear();
        }
        // Opening may have committed once more to see whether that works.
        boolean same = epoch == before && commit - commitBefore <= 1 && commit >= commitBefore;
        if (!same) {
            try {
                load(fresh);
            } catch (Seal.BrokenException e) {
                throw new IOException("the store changed while it was opened: " + e.getMessage(), e);
            }
        }
    }

    /** Empty until the spool was opened once: then what is on disk counts. */
    private Optional<Map<String, byte[]>> committedState() {
        return epoch == 0 ? Optional.empty() : Optional.of(Map.copyOf(state));
    }

    private void load(SpoolStore from) throws Seal.BrokenException {
        waiting.clear();
        for (String topic : DropOrder.topics()) {
            MVMap<Long, byte[]> records = from.records(topic);
            for (Long id : records.keySet()) {
                Optional<byte[]> record = from.get(records, id);
                if (record.isPresent()) {
                    waiting.add(SpooledRecord.decode(topic, id, record.get()));
                }
            }
        }
        unwritten.settled.forEach(settled -> waiting.remove(settled.id(), settled.topic()));
        schemas.load(from);
        lastAcknowledgedMs = from.lastAcknowledgedMs();
    }

    long epoch() {
        return epoch;
    }

    synchronized long lastId() {
        return lastId;
    }

    /** Records that could not be put on disk yet: number. */
    int unwritten() {
        return unwrittenRecords;
    }

    boolean hasAllWritten() {
        return allWritten;
    }

    synchronized Map<String, byte[]> state() {
        return Map.copyOf(state);
    }

    synchronized Map<String, Long> sequences() {
        Map<String, Long> sequences = new HashMap<>();
        named(SpoolStore.SEQUENCES)
                .forEach((stream, bytes) ->
                        sequences.put(stream, ByteBuffer.wrap(bytes).getLong()));
        return sequences;
    }

    private Map<String, byte[]> named(String name) {
        try {
            return store == null ? Map.of() : store.all(name);
        } catch (Seal.BrokenException e) {
            throw new IllegalStateException("the store changed after it was opened", e);
        }
    }

    boolean knowsSchema(long fingerprint) {
        return schemas.has(fingerprint);
    }

    Optional<String> schema(long fingerprint) {
        return schemas.text(fingerprint);
    }

    /** The record; empty if the store cannot be read now. */
    synchronized Optional<SpooledRecord> read(WaitingRecords.Place place)
            throws Seal.BrokenException, InterruptedException {
        awaitStore();
        SpoolStore from = store;
        if (from == null) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = from.get(from.records(place.topic()), place.id());
        if (bytes.isEmpty()) {
            throw new Seal.BrokenException(place.toString());
        }
        return Optional.of(SpooledRecord.decode(place.topic(), place.id(), bytes.get()));
    }

    private void awaitStore() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READ_PATIENCE_MS);
        long left = READ_PATIENCE_MS;
        while (store == null && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }

    /** Puts the batch on disk, after all that could not be put there before. */
    synchronized boolean commit(SpoolBatch batch) {
        unwritten.append(batch);
        boolean done = clock.millis() >= retryAt && write();
        if (!done) {
            room.fitAlone(unwritten, MOST_UNWRITTEN_BYTES);
        }
        unwrittenRecords = unwritten.records.size();
        allWritten = done;
        return done;
    }

    private boolean write() {
        try {
            if (store == null) {
                openStore();
            }
            makeRoom();
            write(Objects.requireNonNull(store));
            recovered();
            return true;
        } catch (IOException | RuntimeException e) {
            failed(e);
            return false;
        }
    }

    /** On a full disk once in each outage: where that does not help, dropping more would not either. */
    private void makeRoom() {
        long most = maxBytes;
        if (noSpace && !madeRoom) {
            madeRoom = true;
            long bytes = waiting.bytes() + unwritten.bytes();
            most = Math.min(most, bytes - Math.min(bytes / 2, 2L * SpoolReserve.BYTES));
        }
        room.fit(unwritten, most);
    }

    private void write(SpoolStore to) throws IOException {
        SpoolBatch batch = unwritten;
        batch.schemas.forEach((fingerprint, json) -> schemas.put(to, fingerprint, json));
        batch.sequences.forEach(
                (stream, sequence) -> to.put(to.named(SpoolStore.SEQUENCES), stream, SpoolStore.bytes(sequence)));
        batch.records.forEach(record -> to.put(to.records(record.topic()), record.id(), record.encoded()));
        batch.settled.forEach(settled -> settle(to, settled));
        batch.state.forEach((key, value) -> value.ifPresentOrElse(
                bytes -> to.put(to.named(SpoolStore.STATE), key, bytes),
                () -> to.remove(to.named(SpoolStore.STATE), key)));
        Map<String, TopicCounts> after = new TreeMap<>(counts);
        batch.counts.forEach((topic, more) -> {
            TopicCounts sum = after.merge(topic, more, TopicCounts::plus);
            to.put(to.named(SpoolStore.COUNTS), topic, sum.encoded());
        });
        long acknowledgedMs = batch.settled.stream().anyMatch(settled -> settled.fate() == Fate.ACKNOWLEDGED)
                ? clock.millis()
                : lastAcknowledgedMs;
        to.lastAcknowledged(acknowledgedMs);
        to.commit(commit + 1);
        committed(batch, after, acknowledgedMs);
    }

    private void committed(SpoolBatch batch, Map<String, TopicCounts> after, long acknowledgedMs) throws IOException {
        commit++;
        counts.putAll(after);
        lastAcknowledgedMs = acknowledgedMs;
        unwritten = new SpoolBatch();
        batch.records.forEach(waiting::add);
        batch.state.forEach(
                (key, value) -> value.ifPresentOrElse(bytes -> state.put(key, bytes), () -> state.remove(key)));
        TopicCounts all = counts.values().stream().reduce(TopicCounts.NONE, TopicCounts::plus);
        new SpoolMark(epoch, commit, all.written(), all.settled()).write(files.mark());
        if (commit % COMPACT_EVERY == 0
                && store != null
                && store.fileBytes() > SMALLEST_COMPACTED + 2 * waiting.bytes()) {
            store.compact();
        }
    }

    private static void settle(SpoolStore to, Settled settled) {
        MVMap<Long, byte[]> records = to.records(settled.topic());
        if (settled.fate() == Fate.REFUSED) {
            RefusedRecords.keep(to, settled, records.get(settled.id()));
        }
        to.remove(records, settled.id());
    }

    private void recovered() {
        retryMs = FIRST_RETRY_MS;
        retryAt = 0;
        noSpace = false;
        madeRoom = false;
        if (!condition.isEmpty()) {
            LOG.warn("the spool in {} can be written again", files.directory());
            condition = "";
        }
        reserve.keep();
    }

    private void failed(Exception failure) {
        if (condition.isEmpty()) {
            LOG.error(
                    "the spool in {} cannot be written; what is new stays in memory, and the oldest is dropped where that is too much",
                    files.directory(),
                    failure);
        }
        condition = "cannot be written: " + failure.getMessage();
        retryAt = clock.millis() + retryMs;
        retryMs = Math.min(LONGEST_RETRY_MS, 2 * retryMs);
        damaged = failure instanceof SpoolStore.DamagedException || failure instanceof RuntimeException;
        noSpace = isNoSpace(failure);
        if (noSpace) {
            reserve.give();
        }
        reopen();
    }

    /** Every platform has its own words for it. */
    private boolean isNoSpace(Exception failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("space") || files.directory().toFile().getUsableSpace() < SpoolReserve.BYTES;
    }

    /** A store that failed once takes nothing more; opened anew it holds what was committed. */
    private void reopen() {
        if (store != null) {
            store.close();
            store = null;
        }
        try {
            openStore();
        } catch (IOException | RuntimeException e) {
            LOG.debug("the spool cannot be opened again yet", e);
            if (store != null) {
                store.close();
                store = null;
            }
        }
    }

    synchronized SpoolStatus status() {
        return StatusOf.spool(
                epoch, store == null ? 0 : store.fileBytes(), lastAcknowledgedMs, condition, counts, waiting);
    }

    synchronized void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
