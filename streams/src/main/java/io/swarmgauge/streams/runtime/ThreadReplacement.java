package io.swarmgauge.streams.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed, after a while: brokers and registries come back. The failed thread waits itself,
 * until the application closes at the latest.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);

    /** Kafka Streams cannot replace its global thread. */
    private static final String GLOBAL_THREAD = "GlobalStreamThread";

    private final Counter failures;
    private final Clock clock;
    private final RestartBackoff backoff = new RestartBackoff();
    private final CountDownLatch closing = new CountDownLatch(1);

    ThreadReplacement(MeterRegistry meters, Clock clock) {
        this.failures = Counter.builder("swarmgauge.streams.thread.failures")
                .description("Stream threads that failed")
                .register(meters);
        this.clock = clock;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        failures.increment();
        if (Thread.currentThread().getName().endsWith(GLOBAL_THREAD)) {
            LOG.error("the thread that keeps the alert rules failed: the application stops", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Duration wait = backoff.failedAt(clock.instant());
        LOG.error("a stream thread failed and is replaced in {} s", wait.toSeconds(), failure);
        try {
            boolean closed = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            return closed
                    ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                    : StreamThreadExceptionResponse.REPLACE_THREAD;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
    }

    /** The application closes: a failed thread need not be replaced any more. */
    void close() {
        closing.countDown();
    }
}
