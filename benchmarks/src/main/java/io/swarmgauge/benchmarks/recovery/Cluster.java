package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.application.ApplicationProcess;
import io.swarmgauge.benchmarks.application.Instance;
import io.swarmgauge.benchmarks.kafka.ApplicationTopics;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Utils;

/** Two instances, of which the second is to be killed. */
final class Cluster implements AutoCloseable {

    private final Path directory;
    private final Instance killed;
    private final ApplicationProcess survivor;
    private volatile ApplicationProcess victim;

    private Cluster(Path directory, Instance killed, ApplicationProcess survivor, ApplicationProcess victim) {
        this.directory = directory;
        this.killed = killed;
        this.survivor = survivor;
        this.victim = victim;
    }

    /** Starts both, which then share the work. */
    static Cluster start(String bootstrapServers, int standbys, Path directory) {
        Instance first = new Instance("first", bootstrapServers, standbys);
        Instance second = new Instance("second", bootstrapServers, standbys);
        ApplicationProcess survivor = ApplicationProcess.start(first, directory);
        try {
            return new Cluster(directory, second, survivor, ApplicationProcess.start(second, directory));
        } catch (RuntimeException e) {
            survivor.close();
            throw e;
        }
    }

    /** Partitions of each topic that the second one works on, once the work is shared in halves. */
    Set<Integer> shareOfVictim(ApplicationTopics topics) {
        return topics.assigned(TopicCatalogue.TRANSFERS, killed.clients(directory));
    }

    void requireWell() {
        survivor.requireWell();
        victim.requireWell();
    }

    RuntimeException failure(String what) {
        return survivor.failure(what);
    }

    void kill() {
        victim.kill();
    }

    /** Deletes what it left behind, as when its machine is gone. */
    void deleteState() {
        try {
            Utils.delete(killed.stateIn(directory).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again; done when it has begun to join. */
    CompletableFuture<Void> startAgain() {
        return CompletableFuture.runAsync(() -> victim = ApplicationProcess.start(killed, directory));
    }

    @Override
    public void close() {
        survivor.close();
        victim.close();
    }
}
