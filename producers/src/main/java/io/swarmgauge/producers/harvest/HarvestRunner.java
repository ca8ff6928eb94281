package io.swarmgauge.producers.harvest;

import io.swarmgauge.producers.config.HarvestSettings;
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
import io.swarmgauge.schema.node.HarvestEnd;
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
 * Listens to what is asked for: has the node announce itself on the feed of one setup after the other, publishes whom it heard ask for
 * what, and knows how much each chunk is in demand. The last harvest of a setup counts alone: it is bounded in number already, and
 * demand that has passed is not to be mimicked. Any thread may call.
 */
public final class HarvestRunner {

    private static final Logger LOG = LoggerFactory.getLogger(HarvestRunner.class);

    private final HarvestSettings settings;
    private final SwarmView view;
    private final Function<String, Optional<NodeConnection>> listenerOf;
    private final Publisher publisher;
    private final TurnCounters counters;
    private final Turns<MeasuredSetup> turns;
    private final String idPrefix;
    private final Map<String, ChunkDemand> demand = new HashMap<>();
    private @Nullable OpenHarvest open;
    private long asked;

    /**
     * A runner that has heard nothing yet.
     *
     * @param listenerOf the node that can be asked to listen to a setup, if one is connected
     */
    public HarvestRunner(
            HarvestSettings settings,
            SwarmView view,
            Function<String, Optional<NodeConnection>> listenerOf,
            Publisher publisher,
            long startedMs,
            RandomGenerator random,
            TurnCounters counters) {
        this.settings = settings;
        this.view = view;
        this.listenerOf = listenerOf;
        this.publisher = publisher;
        this.counters = counters;
        this.turns = new Turns<>(settings.every(), random, MeasuredSetup::id);
        this.idPrefix = "h" + Long.toString(startedMs, Character.MAX_RADIX) + "-";
    }

    /** Begins the next harvest when it is time, and settles one that the node did not end. To be called often. */
    public synchronized void tick(long now) {
        OpenHarvest present = open;
        if (present != null && present.isOverdue(now)) {
            LOG.warn("{} did not end harvest {}", present.node().name(), present.id());
            counters.brokenOff();
            open = null;
            publishIfHeard(present.breakOff(now));
        }
        List<MeasuredSetup> setups = view.setups();
        demand.keySet().retainAll(setups.stream().map(MeasuredSetup::id).collect(Collectors.toSet()));
        turns.pass(now, setups);
        if (open == null) {
            turns.next(setups, setup -> listenerOf.apply(setup.id()).isPresent())
                    .ifPresent(setup -> begin(setup, now));
        }
    }

    public synchronized void heard(NodeLine.Harvested line) {
        require(line.harvest()).heard(line);
    }

    public synchronized void ended(NodeLine.HarvestEnded line, long now) {
        OpenHarvest harvest = require(line.harvest());
        FinishedHarvest finished = harvest.end(line.requests(), line.elapsedMs(), line.endedBy(), now);
        open = null;
        if (line.endedBy() == HarvestEnd.STOPPED) {
            publishIfHeard(finished);
        } else {
            publish(finished);
        }
    }

    public synchronized void nodeLeft(NodeConnection node, long now) {
        OpenHarvest present = open;
        if (present != null && present.node().equals(node)) {
            open = null;
            publishIfHeard(present.stop(now));
        }
    }

    /** How much each chunk of the setup is asked for, as far as the last harvest tells. */
    public synchronized ChunkDemand demandOf(String setup) {
        return demand.getOrDefault(setup, ChunkDemand.NONE);
    }

    private void begin(MeasuredSetup setup, long now) {
        Optional<NodeConnection> listener = listenerOf.apply(setup.id());
        if (listener.isEmpty()) {
            return; // it left this very moment
        }
        asked++;
        OpenHarvest begun = new OpenHarvest(idPrefix + asked, setup, settings, view::isAttestor, now, listener.get());
        open = begun;
        listener.get()
                .send(new AgentLine.Harvest(
                        begun.id(), setup.id(), settings.maxTime().toMillis(), settings.maxRequests()));
    }

    /** What a node heard until it stopped is true of those whom it heard; that nobody asks it cannot say any more. */
    private void publishIfHeard(FinishedHarvest finished) {
        if (finished.pairs() > 0) {
            publish(finished);
        }
    }

    private void publish(FinishedHarvest finished) {
        demand.put(finished.setup(), finished.demand());
        counters.published();
        publisher.publish(TopicCatalogue.REQUESTS, finished.setup(), finished.window(), finished::record);
    }

    private OpenHarvest require(String id) {
        OpenHarvest present = open;
        if (present == null || !present.id().equals(id)) {
            throw new BadLineException(Reason.UNKNOWN_HARVEST, "'" + id + "' was not asked for, or has ended");
        }
        return present;
    }
}
