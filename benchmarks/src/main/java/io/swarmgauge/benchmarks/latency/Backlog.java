package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.application.ApplicationProcess;
import io.swarmgauge.benchmarks.kafka.ApplicationTopics;
import io.swarmgauge.benchmarks.load.Sender;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.stream.LongStream;

/** What stands on the topics before the application starts. How fast it takes the second half is what it can do. */
final class Backlog {

    private static final int BLOCK = 10_000;
    private static final long SPAN_MICROS = 60_000_000;
    private static final long STALLED_NANOS = 180_000_000_000L;
    private static final double NANOS = 1e9;

    private final int records;
    private final Talk talk;

    Backlog(int records, Talk talk) {
        this.records = records;
        this.talk = talk;
    }

    /** Writes it, about the minute up to now. */
    void write(Sender sender, int setups, long nowMicros) {
        long begin = nowMicros - SPAN_MICROS;
        for (int setup = 0; setup < setups; setup++) {
            sender.send(talk.plan(setup, begin - SPAN_MICROS).record());
        }
        for (long first = 0; first < records; first += BLOCK) {
            LongStream.range(first, Math.min(first + BLOCK, records))
                    .parallel()
                    .mapToObj(number -> talk.transfers(number, begin + number * SPAN_MICROS / records))
                    .toList()
                    .forEach(due -> sender.send(due.record()));
        }
        sender.flush();
    }

    /** Waits until all is taken, and says how many records were taken for each second. */
    double awaitTaken(ApplicationTopics topics, ApplicationProcess application) {
        long half = await(records / 2, topics, application);
        long halfTime = System.nanoTime();
        long all = await(records, topics, application);
        return (all - half) / ((System.nanoTime() - halfTime) / NANOS);
    }

    private static long await(long wanted, ApplicationTopics topics, ApplicationProcess application) {
        long taken = 0;
        long lastProgress = System.nanoTime();
        while (taken < wanted) {
            application.requireWell();
            long now = topics.taken(TopicCatalogue.TRANSFERS).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (now > taken) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > STALLED_NANOS) {
                throw application.failure("takes no records any more");
            }
            taken = now;
        }
        return taken;
    }
}
