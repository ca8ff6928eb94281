package io.swarmgauge.producers.spool;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.producers.spool.SpoolOpening.Opened;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool's store, its mark, and what to do when the disk fails: keep in memory what cannot be written, drop by the
 * spool's order, open the store anew and go on.
 */
final class SpoolDisk {

    /**
     * How far records were numbered.
     *
     * @param lastId no record has a higher id
     * @param sequences the last of each topic and key in the epoch
     */
    record Numbering(long epoch, long lastId, Map<String, Long> sequences) {}

    private static final Logger LOG = LoggerFactory.getLogger(SpoolDisk.class);

    /** What is kept in memory while nothing can be written; it must fit into the reserve's room afterwards. */
    private static final long MOST_UNWRITTEN_BYTES = SpoolReserve.BYTES / 4;

    private static final long READ_PATIENCE_MS = 200;
    private static final int COMPACT_EVERY = 64;
    private static final long SMALLEST_COMPACTED = 8L * 1024 * 1024;

    private final SpoolFiles files;
    private final long maxBytes;
    private final NodeId node;
    private final Clock clock;
    private final WaitingRecords waiting;
    private final Room room;
    private final SpoolReserve reserve;
    private final DiskTrouble trouble;
    private final SchemaTexts schemas = new SchemaTexts();
    private final Committed committed = new Committed();
    private SpoolBatch unwritten = new SpoolBatch(0);
    private @Nullable SpoolStore store;
    private volatile int unwrittenRecords;
    private volatile boolean allWritten = true;

    SpoolDisk(
            SpoolFiles files,
            long maxBytes,
            NodeId node,
            Clock clock,
            LongSupplier ticksMs,
            WaitingRecords waiting,
            Consumer<String> onDropped) {
        this.files = files;
        this.maxBytes = maxBytes;
        this.node = node;
        this.clock = clock;
        this.waiting = waiting;
        this.room = new Room(waiting, onDropped);
        this.reserve = new SpoolReserve(files.directory());
        this.trouble = new DiskTrouble(files.directory(), ticksMs);
    }

    /** Opens the store and fills in what waits in it. */
    synchronized void open() throws IOException {
        openStore();
        reserve.keep();
    }

    private void openStore() throws IOException {
        SpoolOpening opening = new SpoolOpening(files, node, clock.millis(), committed.lastState());
        Opened opened = trouble.isDamage() ? opening.openReplaced() : opening.open();
        store = opened.store();
        trouble.opened();
        if (committed.isContinuedBy(opened)) {
            committed.goOn(opened);
            return;
        }
        try {
            long acknowledgedMs = opened.store().lastAcknowledgedMs();
            waiting.load(opened.store(), unwritten.ended());
            schemas.load(opened.store());
            unwritten.rebase((topic, id) -> opened.store().records(topic).containsKey(id));
            committed.adopt(opened, acknowledgedMs);
        } catch (Seal.BrokenException e) {
            throw new IOException("the store changed while it was opened: " + e.getMessage(), e);
        }
    }

    long epoch() {
        return committed.epoch();
    }

    /** Records that could not be put on disk yet: number. */
    int unwritten() {
        return unwrittenRecords;
    }

    boolean hasAllWritten() {
        return allWritten;
    }

    synchronized Map<String, byte[]> state() {
        return committed.state();
    }

    /** From where records are to be numbered on. */
    synchronized Numbering numbering() {
        try {
            Map<String, Long> sequences = store == null ? Map.of() : BatchWriter.sequences(store);
            return new Numbering(committed.epoch(), committed.lastId(), sequences);
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

    /**
     * The record; empty if there is no store to read from now.
     *
     * @throws UnreadableException if the store does not give it now
     */
    synchronized Optional<SpooledRecord> read(WaitingRecords.Place place)
            throws Seal.BrokenException, InterruptedException {
        awaitStore();
        SpoolStore from = store;
        if (from == null) {
            return Optional.empty();
        }
        Optional<byte[]> bytes;
        try {
            bytes = from.get(from.records(place.topic()), place.id());
        } catch (RuntimeException e) {
            if (from.isClosed() || StoreFailure.isDamage(e)) {
                failed(e);
            }
            throw new UnreadableException(place.topic(), e);
        }
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
        if (batch.epoch != committed.epoch()) {
            // Counted on in an epoch that ended meanwhile.
            batch.sequences.clear();
        }
        unwritten.append(batch);
        allWritten = false;
        boolean done = trouble.mayTryNow() && write();
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
            trouble.recovered();
            reserve.keep();
            return true;
        } catch (IOException | RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private void makeRoom() {
        long most = maxBytes;
        if (trouble.makesRoom()) {
            long bytes = waiting.bytes() + unwritten.bytes();
            most = Math.min(most, bytes - Math.min(bytes / 2, 2L * SpoolReserve.BYTES));
        }
        room.fit(unwritten, most);
    }

    private void write(SpoolStore to) throws IOException {
        SpoolBatch batch = unwritten;
        long nowMs = clock.millis();
        BatchWriter.put(to, batch, committed.countsWith(batch), committed.lastAcknowledgedWith(batch, nowMs));
        to.commit(committed.nextCommit());
        committed.add(batch, nowMs);
        unwritten = new SpoolBatch(committed.epoch());
        schemas.add(batch.schemas);
        batch.records.forEach(waiting::add);
        // Settled before a store that still held them took the place of another.
        batch.settled.forEach(settled -> waiting.remove(settled.id(), settled.topic()));
        committed.mark().write(files.mark());
        if (committed.nextCommit() % COMPACT_EVERY == 0 && to.fileBytes() > SMALLEST_COMPACTED + 2 * waiting.bytes()) {
            to.compact();
        }
    }

    private void failed(Exception failure) {
        trouble.failed(failure);
        allWritten = false;
        if (trouble.isNoSpace()) {
            reserve.give();
        }
        reopen();
    }

    /** A store that failed once takes nothing more; opened anew it holds what was committed. */
    private void reopen() {
        closeStore();
        try {
            openStore();
        } catch (IOException | RuntimeException e) {
            LOG.debug("the spool cannot be opened again yet", e);
            closeStore();
        }
    }

    private void closeStore() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    synchronized SpoolStatus status() {
        return StatusOf.spool(
                committed.epoch(),
                store == null ? 0 : store.fileBytes(),
                committed.lastAcknowledgedMs(),
                trouble.condition(),
                committed.counts(),
                waiting);
    }

    synchronized void close() {
        closeStore();
    }
}
