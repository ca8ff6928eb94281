package io.swarmgauge.producers.intake;

import io.swarmgauge.producers.config.IntakeSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node as a child process of the agent: started again whenever it dies before the agent stops. */
public final class SupervisedChild implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedChild.class);

    /** A node that finishes its last probes needs longer than their time limit. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final IntakeSettings settings;
    private final LineIntake intake;
    private final AgentLineWriter writer;
    private final ScheduledExecutorService timers;
    private final String name;
    private final Backoff backoff = new Backoff();
    private @Nullable ChildProcess child;
    private boolean stopping;

    private SupervisedChild(
            IntakeSettings settings,
            LineIntake intake,
            AgentLineWriter writer,
            ScheduledExecutorService timers,
            String name) {
        this.settings = settings;
        this.intake = intake;
        this.writer = writer;
        this.timers = timers;
        this.name = name;
    }

    /**
     * Starts the child.
     *
     * @throws IOException if its program cannot be run
     */
    public static SupervisedChild start(
            IntakeSettings settings,
            LineIntake intake,
            AgentLineWriter writer,
            ScheduledExecutorService timers,
            String name)
            throws IOException {
        SupervisedChild supervised = new SupervisedChild(settings, intake, writer, timers, name);
        supervised.launch();
        return supervised;
    }

    /** The process that runs now; empty between two lives. */
    public synchronized OptionalLong pid() {
        return child == null ? OptionalLong.empty() : OptionalLong.of(child.pid());
    }

    /** Asks the child to stop and waits for it and for its last lines. */
    @Override
    public void close() {
        ChildProcess last;
        synchronized (this) {
            stopping = true;
            last = child;
        }
        if (last != null) {
            last.stop(GRACE);
        }
    }

    private synchronized void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(settings.command());
        builder.environment().clear();
        builder.environment().putAll(ChildEnvironment.of(System.getenv(), settings.environment()));
        Process process = builder.start();
        long startedNanos = System.nanoTime();
        child = new ChildProcess(name, process, intake, writer);
        Future<?> unused = process.onExit().thenAccept(ended -> died(ended.exitValue(), startedNanos));
    }

    private synchronized void died(int status, long startedNanos) {
        child = stopping ? child : null;
        if (!stopping) {
            long lifeMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
            restartIn(backoff.afterLifeOf(lifeMs), "ended with status " + status);
        }
    }

    private void restartIn(long waitMs, String why) {
        LOG.warn("{} {}: started again in {} ms", name, why, waitMs);
        Future<?> unused = timers.schedule(this::relaunch, waitMs, TimeUnit.MILLISECONDS);
    }

    private synchronized void relaunch() {
        if (stopping) {
            return;
        }
        try {
            launch();
        } catch (IOException e) {
            restartIn(backoff.afterLifeOf(0), "could not be started (" + e.getMessage() + ")");
        }
    }
}
