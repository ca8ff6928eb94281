package io.swarmgauge.console.page;

import io.swarmgauge.console.views.Watcher;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who listen what changes in the views. What is kept for a listener is bounded, and so is their number: each has a thread of
 * its own that writes, so that one who does not read holds up nobody.
 */
public final class EventHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    /** Rankings of all setups change at once when a window closes: they go out together. */
    private static final Duration GATHER = Duration.ofMillis(250);

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Some minutes of a busy swarm. */
    static final int MOST_WAITING = 256;

    public static final int MOST_LISTENERS = 64;

    private final Changes changes = new Changes();
    private final Map<Listener, Future<?>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger places = new AtomicInteger(MOST_LISTENERS);
    private final ExecutorService writers = Executors.newCachedThreadPool(EventHub::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(EventHub::thread);

    /** Begins to gather changes and to tell them. */
    public EventHub() {
        this(GATHER, HEARTBEAT);
    }

    EventHub(Duration gather, Duration heartbeat) {
        every(gather, this::tell);
        every(heartbeat, () -> offer(EventText.HEARTBEAT));
    }

    /** Takes what changes. */
    public Watcher watcher() {
        return changes;
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    /**
     * Writes events to the stream, by a thread of its own, until either side has enough.
     *
     * @param ended is run at the end
     * @return false, and nothing is done, when as many listen already as may
     */
    public boolean listen(OutputStream out, Runnable ended) {
        if (places.getAndDecrement() <= 0) {
            places.incrementAndGet();
            return false;
        }
        Listener listener = new Listener(MOST_WAITING);
        listeners.put(listener, writers.submit(() -> write(listener, out, ended)));
        return true;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        listeners.keySet().forEach(Listener::letGo);
        writers.shutdownNow();
    }

    private void write(Listener listener, OutputStream out, Runnable ended) {
        try {
            listener.writeTo(out);
        } catch (IOException e) {
            LOG.debug("a listener is gone: {}", e.toString());
        } finally {
            listeners.remove(listener);
            places.incrementAndGet();
            ended.run();
        }
    }

    private void tell() {
        changes.take().forEach((topic, keys) -> offer(EventText.changed(topic, keys)));
    }

    private void offer(String event) {
        listeners.forEach((listener, writer) -> {
            if (!listener.offer(event)) {
                LOG.info("a listener reads too slowly and is let go");
                listeners.remove(listener);
                listener.letGo();
                // It may hang in a write that the other side does not take.
                writer.cancel(true);
            }
        });
    }

    private void every(Duration span, Runnable task) {
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(task, span.toMillis(), span.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "event-stream");
        thread.setDaemon(true);
        return thread;
    }
}
