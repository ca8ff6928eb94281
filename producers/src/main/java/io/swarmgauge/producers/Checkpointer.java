package io.swarmgauge.producers;

import io.swarmgauge.producers.checkpoint.StateBytes;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.producers.sessions.Sessions.StoredListener;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolBatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what the agent says and what it knows on disk in one transaction, soon after a record was made and at least once a
 * second. Only then are the node's lines that led to it said to be stored.
 */
final class Checkpointer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Records that are made together go to disk together. */
    private static final long GROUP_MS = 20;

    private static final long PATIENCE_MS = 10_000;

    private final Spool spool;
    private final AgentMemory memory;
    private final StoredListener listener;
    private final Object lock;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<String, Long> unsaid = new HashMap<>();

    private Checkpointer(Spool spool, AgentMemory memory, StoredListener listener, Object lock, String threadName) {
        this.spool = spool;
        this.memory = memory;
        this.listener = listener;
        this.lock = lock;
        this.thread = new Thread(this::run, threadName);
        this.thread.setDaemon(true);
    }

    /**
     * Starts its thread.
     *
     * @param listener tells the nodes what is on disk; called under the lock
     * @param lock is held by whoever changes the memory
     */
    static Checkpointer start(
            Spool spool, AgentMemory memory, StoredListener listener, Object lock, String threadName) {
        Checkpointer checkpointer = new Checkpointer(spool, memory, listener, lock, threadName);
        checkpointer.thread.start();
        return checkpointer;
    }

    /** Puts everything up to now on disk, or keeps it for the next time where that cannot be. */
    synchronized void checkpoint() {
        SpoolBatch batch;
        synchronized (lock) {
            batch = spool.take();
            unsaid.putAll(memory.save(into(batch)));
        }
        if ((!batch.isEmpty() || spool.hasUnwritten()) && spool.commit(batch)) {
            synchronized (lock) {
                memory.sessions().stored(unsaid, listener);
            }
            unsaid.clear();
        }
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Stops without another checkpoint. */
    void stop() {
        // Not interrupted: that would close the store's file under the thread's hands.
        stopping.countDown();
        spool.hurry();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the rest on disk and stops. */
    @Override
    public void close() {
        stop();
        checkpoint();
    }

    private void run() {
        try {
            while (!stopping.await(GROUP_MS, TimeUnit.MILLISECONDS)) {
                spool.awaitRecords(LONGEST_PAUSE);
                guarded();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} stops", thread.getName());
        }
    }

    private void guarded() {
        try {
            checkpoint();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("{} failed and tries again", thread.getName(), e);
        }
    }

    private static StateWriter into(SpoolBatch batch) {
        return new StateWriter() {
            @Override
            public void put(String key, SpecificRecord state) {
                batch.putState(key, StateBytes.of(state));
            }

            @Override
            public void remove(String key) {
                batch.removeState(key);
            }
        };
    }
}
