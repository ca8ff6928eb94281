package io.swarmgauge.producers.storage;

import io.swarmgauge.producers.config.StorageCheckSettings;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.schedule.TurnCounters;
import io.swarmgauge.producers.schedule.Turns;
import io.swarmgauge.producers.swarm.MeasuredSetup;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what is stored: has the node ask everybody, and each hoster alone, for chunks of one setup after the other, and publishes who
 * could deliver and prove which. Any thread may call.
 */
public final class StorageCheckRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StorageCheckRunner.class);

    private final int count;
    private final long timeoutMs;
    private final SwarmView view;
    private final Function<String, Optional<NodeConnection>> checkerOf;
    private final Publisher publisher;
    private final RandomGenerator random;
    private final TurnCounters counters;
    private final Turns<MeasuredSetup> turns;
    private final String idPrefix;
    private final Map<String, ChunkRotation> rotations = new HashMap<>();
    private @Nullable OpenCheck open;
    private long asked;

    /**
     * A runner that has checked nothing yet.
     *
     * @param timeoutMs time limit for each chunk
     * @param checkerOf the node that can be asked to check a setup, if one is connected
     */
    public StorageCheckRunner(
            StorageCheckSettings settings,
            long timeoutMs,
            SwarmView view,
            Function<String, Optional<NodeConnection>> checkerOf,
            Publisher publisher,
            long startedMs,
            RandomGenerator random,
            TurnCounters counters) {
        this.count = settings.chunks();
        this.timeoutMs = timeoutMs;
        this.view = view;
        this.checkerOf = checkerOf;
        this.publisher = publisher;
        this.random = random;
        this.counters = counters;
        this.turns = new Turns<>(settings.every(), random, MeasuredSetup::id);
        this.idPrefix = "c" + Long.toString(startedMs, Character.MAX_RADIX) + "-";
    }

    /** Begins the next check when it is time, and settles one that the node did not end. To be called often. */
    public synchronized void tick(long now) {
        OpenCheck present = open;
        if (present != null && present.isOverdue(now)) {
            LOG.warn("{} did not end storage check {}", present.node().name(), present.id());
            counters.brokenOff();
            open = null;
            publish(present.finish(now));
        }
        List<MeasuredSetup> setups = view.setups();
        rotations.keySet().retainAll(setups.stream().map(MeasuredSetup::id).collect(Collectors.toSet()));
        turns.pass(now, setups);
        if (open == null) {
            turns.next(setups, setup -> checkerOf.apply(setup.id()).isPresent()).ifPresent(setup -> begin(setup, now));
        }
    }

    public synchronized void answered(NodeLine.CheckSample line) {
        require(line.check()).answered(line);
    }

    public synchronized void ended(NodeLine.CheckEnd line, long now) {
        OpenCheck ended = require(line.check());
        open = null;
        publish(ended.finish(now));
    }

    /** What was answered until the node left stands; of the rest nobody is to blame. */
    public synchronized void nodeLeft(NodeConnection node, long now) {
        OpenCheck present = open;
        if (present != null && present.node().equals(node)) {
            open = null;
            publish(present.finish(now));
        }
    }

    private void begin(MeasuredSetup setup, long now) {
        Optional<NodeConnection> checker = checkerOf.apply(setup.id());
        if (checker.isEmpty()) {
            return; // it left this very moment
        }
        asked++;
        List<Integer> indexes = rotations
                .computeIfAbsent(setup.id(), id -> new ChunkRotation(random))
                .next(setup.chunks(), count);
        OpenCheck begun =
                new OpenCheck(idPrefix + asked, setup.id(), indexes, setup.hosters(), timeoutMs, now, checker.get());
        open = begun;
        checker.get().send(new AgentLine.StorageCheck(begun.id(), setup.id(), indexes, setup.hosters(), timeoutMs));
    }

    private void publish(FinishedCheck finished) {
        if (finished.saysAnything()) {
            counters.published();
            publisher.publish(TopicCatalogue.STORAGE_CHECKS, finished.setup(), finished.window(), finished::record);
        }
    }

    private OpenCheck require(String id) {
        OpenCheck present = open;
        if (present == null || !present.id().equals(id)) {
            throw new BadLineException(Reason.UNKNOWN_CHECK, "'" + id + "' was not asked for, or has ended");
        }
        return present;
    }
}
