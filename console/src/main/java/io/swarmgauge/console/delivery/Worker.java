package io.swarmgauge.console.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes one step after the other until it is closed. What a step stumbles over does not end it. */
final class Worker implements AutoCloseable {

    /** What is done again and again, always by the same thread. */
    interface Task {
        /** One step; the pause that follows it is the worker's. */
        void step() throws InterruptedException;

        /** Makes a step that waits end soon; another thread calls it. */
        default void wake() {}

        /** The last thing that the thread does. */
        default void end() {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Task task;
    private final Duration pause;
    private final Duration patience;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String trouble;

    /**
     * Starts it.
     *
     * @param pause between two steps
     * @param patience how long a step may take to end when the worker is closed
     */
    Worker(String name, Task task, Duration pause, Duration patience) {
        this.task = task;
        this.pause = pause;
        this.patience = patience;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    boolean isLive() {
        return thread.isAlive();
    }

    /** That it has ended, if it has. */
    Stream<String> ended() {
        return isLive() ? Stream.empty() : Stream.of(thread.getName() + " has ended; start the process anew");
    }

    /** What its last step stumbled over, or that it has ended. */
    Stream<String> troubles() {
        String found = trouble;
        return found == null ? ended() : Stream.of("%s cannot go on: %s".formatted(thread.getName(), found));
    }

    @Override
    public void close() {
        stopping.countDown();
        task.wake();
        try {
            thread.join(patience.toMillis());
            thread.interrupt();
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping.await(0, TimeUnit.MILLISECONDS)) {
                Duration rest = stepped() ? pause : AFTER_TROUBLE;
                boolean unused = stopping.await(rest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted to stop");
        } finally {
            task.end();
        }
    }

    private boolean stepped() throws InterruptedException {
        try {
            task.step();
            if (trouble != null) {
                LOG.info("{} goes on", thread.getName());
            }
            trouble = null;
            return true;
        } catch (WakeupException e) {
            return true;
        } catch (RuntimeException e) {
            if (trouble == null) {
                LOG.warn("{} cannot go on, tries again: {}", thread.getName(), e.toString());
            }
            trouble = e.toString();
            return false;
        }
    }
}
