package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.application.ApplicationProcess;
import io.swarmgauge.benchmarks.application.Instance;
import io.swarmgauge.benchmarks.kafka.ApplicationTopics;
import io.swarmgauge.benchmarks.load.Cast;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.MicroClock;
import io.swarmgauge.benchmarks.load.OpenLoop;
import io.swarmgauge.benchmarks.load.Sender;
import io.swarmgauge.benchmarks.measure.WrongResultException;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import io.swarmgauge.benchmarks.report.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** The measurement: a backlog to learn what the application can do, then a steady load of less than a third of it. */
final class Latency {

    private static final long ALERT_GOAL_MS = 1_000;
    private static final long RANKING_GOAL_MS = 500;
    private static final long WINDOW_MICROS = TimeUnit.MILLISECONDS.toMicros(LoadShape.WINDOW.toMillis());
    private static final long GRACE_MICROS = TimeUnit.MILLISECONDS.toMicros(LoadShape.GRACE.toMillis());

    /** By how much wall clocks may disagree with the running time. */
    private static final long CLOCK_MICROS = 20_000;

    /** After the last window's grace, so that something moves time on. */
    private static final long TAIL_MICROS = 3_000_000;

    /** Before the first record, so that some are signed by then. */
    private static final long AHEAD_MICROS = 2_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LatencyOptions options;
    private final Path directory;
    private final Consumer<String> progress;
    private final MicroClock clock = new MicroClock();
    private final Cast cast;
    private final Talk talk;

    Latency(LatencyOptions options, Path directory, Consumer<String> progress) {
        this.options = options;
        this.directory = directory;
        this.progress = progress;
        this.cast = new Cast(options.seed());
        this.talk = new Talk(cast, options.seed(), options.setups());
    }

    LatencyReport run() {
        try (BrokerProcess broker = BrokerProcess.start(directory);
                ApplicationTopics topics = new ApplicationTopics(broker.bootstrapServers());
                Sender sender = new Sender(broker.bootstrapServers())) {
            topics.create();
            Backlog backlog = new Backlog(options.backlog(), talk);
            progress.accept("writing %,d records".formatted(options.backlog()));
            backlog.write(sender, options.setups(), clock.micros());
            Instance instance = new Instance("gauge", broker.bootstrapServers(), 0);
            try (ApplicationProcess application = ApplicationProcess.start(instance, directory)) {
                progress.accept("measuring what the application can do");
                double capacity = backlog.awaitTaken(topics, application);
                return measured(sender, instance, application, capacity);
            }
        }
    }

    private LatencyReport measured(Sender sender, Instance instance, ApplicationProcess application, double capacity) {
        double rate = options.rate().orElse(capacity * LatencyOptions.SHARE);
        long begin = nextWindow();
        long counted = begin + options.warmUp() * WINDOW_MICROS;
        long end = counted + options.windows() * WINDOW_MICROS;
        ExpectedRankings rankings = new ExpectedRankings(
                cast, options.setups(), TimeUnit.MICROSECONDS.toMillis(begin), options.warmUp() + options.windows());
        Script script = script(begin, end, rate);
        progress.accept("%,.0f records/s for %d s"
                .formatted(rate, TimeUnit.MICROSECONDS.toSeconds(end - begin + GRACE_MICROS + TAIL_MICROS)));
        try (Listener listener = new Listener(instance.bootstrapServers(), clock, rankings)) {
            CompletableFuture<Histogram> sending =
                    CompletableFuture.supplyAsync(() -> new OpenLoop(sender, clock).send(script), Latency::start);
            while (!sending.isDone()) {
                application.requireWell();
                listener.poll();
            }
            Histogram late = sending.join();
            await(listener, script.fullDisks().size(), rankings.places().size());
            return new LatencyReport(
                    Machine.here(),
                    options.rate().isPresent() ? Optional.empty() : Optional.of(capacity),
                    rate,
                    options.windows(),
                    options.setups(),
                    instance.commitInterval(directory).toMillis(),
                    late.getValueAtPercentile(99) / 1_000.0,
                    List.of(
                            Percentiles.of(
                                    "last contributing record -> alert",
                                    between(counted, script.fullDisks()::get, listener.alerted()),
                                    ALERT_GOAL_MS),
                            Percentiles.of(
                                    "window end + grace -> ranking",
                                    between(
                                            counted + WINDOW_MICROS + GRACE_MICROS, // of windows that began by then
                                            ExpectedRankings.Place::dueMicros,
                                            listener.ranked()),
                                    RANKING_GOAL_MS)));
        }
    }

    /** What completes alerts and rankings is part of the rate. */
    private Script script(long begin, long end, double rate) {
        double measurements = (double) options.setups() * LoadShape.HOSTERS / LoadShape.WINDOW.toSeconds();
        double transfers = rate - measurements - options.alertsPerSecond();
        if (transfers < 1) {
            throw new WrongResultException(
                    "%,.0f records/s are too few: %.0f/s measure the setups and %d/s complete alerts. Give fewer --setups."
                            .formatted(rate, measurements, options.alertsPerSecond()));
        }
        return new Script()
                .transfers(talk, options.backlog(), begin, end + GRACE_MICROS + TAIL_MICROS, transfers)
                .measurements(talk, begin, end, measurements)
                .fullDisks(talk, new SplittableRandom(options.seed()), begin, end, options.alertsPerSecond());
    }

    /** The first window that begins late enough for records to be signed ahead. */
    private long nextWindow() {
        return ((clock.micros() + AHEAD_MICROS) / WINDOW_MICROS + 1) * WINDOW_MICROS;
    }

    private static void await(Listener listener, int alerts, int rankings) {
        long begin = System.nanoTime();
        while (listener.alerted().size() < alerts || listener.ranked().size() < rankings) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new WrongResultException("%,d of %,d alerts and %,d of %,d rankings came"
                        .formatted(
                                listener.alerted().size(),
                                alerts,
                                listener.ranked().size(),
                                rankings));
            }
            listener.poll();
        }
    }

    private static <K> Histogram between(long counted, ToLongFunction<K> due, Map<K, Long> came) {
        Histogram micros = new Histogram(3);
        came.forEach((what, when) -> {
            long from = due.applyAsLong(what);
            if (from >= counted) {
                if (when - from < -CLOCK_MICROS) {
                    throw new WrongResultException(
                            "%s came %d ms before it was due".formatted(what, (from - when) / 1_000));
                }
                micros.recordValue(Math.max(0, when - from));
            }
        });
        return micros;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "sending");
        thread.setDaemon(true);
        thread.start();
    }
}
