package io.swarmgauge.benchmarks.load;

import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends each record at its moment, whatever became of those before it. Records are signed ahead of time by a thread of
 * their own, so that signing makes none of them late.
 */
public final class OpenLoop {

    private static final long AHEAD_MICROS = 1_500_000;

    private final Sender sender;
    private final MicroClock clock;
    private final BlockingQueue<Due> signed = new LinkedBlockingQueue<>();
    private final Histogram lateMicros = new Histogram(3);

    public OpenLoop(Sender sender, MicroClock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Sends it all.
     *
     * @return how late records were sent, in microseconds: that is part of what is measured, but no merit of the product
     */
    public Histogram send(Iterator<Due> script) {
        CompletableFuture<Void> signing = CompletableFuture.runAsync(() -> sign(script), task -> {
            Thread thread = new Thread(task, "signing");
            thread.setDaemon(true);
            thread.start();
        });
        try {
            while (!signing.isDone() || !signed.isEmpty()) {
                sendNext();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        signing.join();
        sender.flush();
        return lateMicros;
    }

    private void sign(Iterator<Due> script) {
        try {
            while (script.hasNext()) {
                Due due = script.next();
                signed.put(due);
                clock.sleepUntil(due.micros() - AHEAD_MICROS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendNext() throws InterruptedException {
        Due due = signed.poll(10, TimeUnit.MILLISECONDS);
        if (due == null) {
            return;
        }
        clock.sleepUntil(due.micros());
        lateMicros.recordValue(Math.max(0, clock.micros() - due.micros()));
        sender.send(due.record());
    }
}
