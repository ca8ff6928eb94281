package io.swarmgauge.benchmarks.load;

import java.util.concurrent.TimeUnit;

/** Microseconds since the epoch, which never go back while it lives: who sends and who receives ask the same one. */
public final class MicroClock {

    private final long epochMicros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    private final long begin = System.nanoTime();

    public long micros() {
        return epochMicros + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
    }

    /** Returns at the moment, or at once when it has passed. */
    void sleepUntil(long micros) throws InterruptedException {
        long rest = micros - micros();
        if (rest > 0) {
            TimeUnit.MICROSECONDS.sleep(rest);
        }
    }
}
