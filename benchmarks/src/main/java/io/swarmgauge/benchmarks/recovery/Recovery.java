package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.application.Instance;
import io.swarmgauge.benchmarks.kafka.ApplicationTopics;
import io.swarmgauge.benchmarks.load.Sender;
import io.swarmgauge.benchmarks.measure.WrongResultException;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One scenario: state of so many keys on two instances, a steady load, a kill, and the wait for right conclusions. */
final class Recovery {

    private static final int BLOCK = 10_000;

    /** Enough of them that there is one on each partition. */
    private static final int CLOSING = 1_000;

    /** More records than come in so many seconds do not wait while all is well. */
    private static final int MOST_BEHIND_SECONDS = 3;

    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int keys;
    private final int perSecond;
    private final long seed;
    private final Consumer<String> progress;

    Recovery(int keys, int perSecond, long seed, Consumer<String> progress) {
        this.keys = keys;
        this.perSecond = perSecond;
        this.seed = seed;
        this.progress = progress;
    }

    /** @param directory takes the broker's data, the instances' state and the logs */
    Recovered of(Scenario scenario, Path directory) {
        Books books = new Books(keys, seed, System.currentTimeMillis());
        try (BrokerProcess broker = BrokerProcess.start(directory);
                ApplicationTopics topics = new ApplicationTopics(broker.bootstrapServers());
                Sender sender = new Sender(broker.bootstrapServers())) {
            topics.create();
            progress.accept("%s: two instances".formatted(scenario));
            try (Cluster cluster = Cluster.start(broker.bootstrapServers(), scenario.standbys(), directory);
                    Results results = new Results(broker.bootstrapServers(), books)) {
                await(
                        cluster,
                        "does not share the work",
                        results,
                        () -> cluster.shareOfVictim(topics).size() == Instance.PARTITIONS / 2);
                progress.accept("%s: state of %,d keys".formatted(scenario, keys));
                plan(books, sender);
                await(cluster, "does not take the plan", results, () -> topics.isTaken(TopicCatalogue.HOSTING_SETUPS));
                write(books, sender);
                await(cluster, "has not concluded all keys", results, () -> results.concludedSetups() == keys);
                return killed(scenario, new Scene(cluster, topics, results, books, sender));
            }
        }
    }

    private record Scene(Cluster cluster, ApplicationTopics topics, Results results, Books books, Sender sender) {}

    private Recovered killed(Scenario scenario, Scene scene) {
        SteadyLoad load = SteadyLoad.start(scene.books(), perSecond);
        CompletableFuture<Void> sending = load.send(scene.sender());
        progress.accept("%s: %,d records/s".formatted(scenario, perSecond));
        LagWatch lag = new LagWatch(scene.topics(), (long) perSecond * MOST_BEHIND_SECONDS);
        await(scene.cluster(), "does not keep up: give a lower --rate", scene.results(), () -> lag.isCalmFor(SETTLE));

        Set<Integer> share = scene.cluster().shareOfVictim(scene.topics());
        progress.accept("%s: kill".formatted(scenario));
        Watch watch = Watch.kill(scene.cluster(), load, share);
        CompletableFuture<Void> again = scenario.startsAgain() ? again(scenario, scene.cluster()) : done();
        long begin = System.nanoTime();
        while (!watch.isOver()) {
            scene.results().poll().forEach(watch::see);
            watch.lag(lag.isUsual());
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw scene.cluster().failure("does not go on with the work of a killed one");
            }
        }
        again.join();
        load.stop();
        sending.join();
        requireEqual(scene);
        return watch.recovered(scenario, keys);
    }

    private static CompletableFuture<Void> again(Scenario scenario, Cluster cluster) {
        if (!scenario.keepsState()) {
            cluster.deleteState();
        }
        return cluster.startAgain();
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private void plan(Books books, Sender sender) {
        IntStream.range(0, keys).mapToObj(books::plan).forEach(sender::send);
        sender.flush();
    }

    private void write(Books books, Sender sender) {
        for (int first = 0; first < keys; first += BLOCK) {
            IntStream.range(first, Math.min(first + BLOCK, keys))
                    .parallel()
                    .mapToObj(books::chunk)
                    .toList()
                    .forEach(sender::send);
        }
        sender.flush();
        IntStream.range(0, Math.min(CLOSING, keys)).mapToObj(books::closing).forEach(sender::send);
        sender.flush();
    }

    private static void requireEqual(Scene scene) {
        long begin = System.nanoTime();
        while (scene.results().unequal() > 0) {
            var unused = scene.results().poll();
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new WrongResultException("of %,d keys %,d did not come to what was told of them"
                        .formatted(scene.books().keys(), scene.results().unequal()));
            }
        }
    }

    private static void await(Cluster cluster, String otherwise, Results results, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            cluster.requireWell();
            var unused = results.poll();
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw cluster.failure(otherwise);
            }
        }
    }
}
