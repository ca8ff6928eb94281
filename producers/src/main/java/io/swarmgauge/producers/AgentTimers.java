package io.swarmgauge.producers;

import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which everything happens that an agent does by the clock. */
final class AgentTimers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgentTimers.class);
    private static final long PATIENCE_SECONDS = 10;

    /** Spans are measured by another clock than the one that intervals are aligned to. */
    private static final long CLOCK_DIFFERENCE_MS = 5;

    private final ScheduledThreadPoolExecutor executor;
    private final Clock clock;

    AgentTimers(String threadName, Clock clock) {
        this.clock = clock;
        this.executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    ScheduledThreadPoolExecutor executor() {
        return executor;
    }

    /** Runs the task shortly after every multiple of the interval since the epoch. */
    void aligned(long intervalMs, long slackMs, Runnable task) {
        long now = clock.millis();
        long sinceSlot = Math.floorMod(now - slackMs, intervalMs);
        Future<?> unused = executor.schedule(
                () -> {
                    guarded(task);
                    aligned(intervalMs, slackMs, task);
                },
                intervalMs - sinceSlot + CLOCK_DIFFERENCE_MS,
                TimeUnit.MILLISECONDS);
    }

    void every(long intervalMs, Runnable task) {
        Future<?> unused =
                executor.scheduleWithFixedDelay(() -> guarded(task), intervalMs, intervalMs, TimeUnit.MILLISECONDS);
    }

    void after(long delayMs, Runnable task) {
        Future<?> unused = executor.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
    }

    void soon(Runnable task) {
        executor.execute(() -> guarded(task));
    }

    /** Runs the task after all that was asked for until now, and waits for it. */
    void last(Runnable task) {
        try {
            executor.submit(() -> guarded(task)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("the agent's last task was not done", e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("a timed task failed and will be tried at its next time", e);
        }
    }
}
