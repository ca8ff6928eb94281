package io.swarmgauge.producers.harvest;

import io.swarmgauge.producers.config.HarvestSettings;
import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.Harvested;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.producers.swarm.MeasuredSetup;
import io.swarmgauge.schema.node.HarvestEnd;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A harvest on its way, and whom the node has heard ask for what so far. */
final class OpenHarvest {

    /** To join the feed, and for the answers' way from the node to the agent. */
    private static final long SLACK_MS = 5_000;

    private final String id;
    private final MeasuredSetup setup;
    private final HarvestSettings settings;
    private final Predicate<String> isAttestor;
    private final long startedMs;
    private final NodeConnection node;
    private final SortedMap<Integer, Set<String>> peersByChunk = new TreeMap<>();
    private long pairs;

    /**
     * A harvest that has just begun.
     *
     * @param isAttestor whose requests are no demand: attestors ask for what they draw, storage checks for all chunks alike
     */
    OpenHarvest(
            String id,
            MeasuredSetup setup,
            HarvestSettings settings,
            Predicate<String> isAttestor,
            long startedMs,
            NodeConnection node) {
        this.id = id;
        this.setup = setup;
        this.settings = settings;
        this.isAttestor = isAttestor;
        this.startedMs = startedMs;
        this.node = node;
    }

    String id() {
        return id;
    }

    NodeConnection node() {
        return node;
    }

    boolean isOverdue(long now) {
        return now >= startedMs + settings.maxTime().toMillis() + SLACK_MS;
    }

    void heard(Harvested line) {
        if (!setup.chunks().contains(line.index())) {
            throw BadLineException.field("index", "is no chunk of " + setup.id() + ", is " + line.index());
        }
        Set<String> peers = peersByChunk.computeIfAbsent(line.index(), index -> new HashSet<>());
        if (peers.contains(line.peer())) {
            return;
        }
        if (pairs >= settings.maxRequests()) {
            throw BadLineException.field("harvest", "has its %d requests already".formatted(settings.maxRequests()));
        }
        peers.add(line.peer());
        pairs++;
    }

    /** As the node ended it, after it had listened for so long. */
    FinishedHarvest end(long requests, double elapsedMs, HarvestEnd why, long now) {
        if (requests < pairs) {
            throw BadLineException.field(
                    "requests", "must be at least the %d harvested, is %d".formatted(pairs, requests));
        }
        return finish(requests, why, Math.max(startedMs, now - Math.round(elapsedMs)), now);
    }

    /** The node said nothing more: it was to stop listening at the time limit. */
    FinishedHarvest breakOff(long now) {
        return finish(
                pairs,
                HarvestEnd.TIME,
                startedMs,
                Math.min(now, startedMs + settings.maxTime().toMillis()));
    }

    FinishedHarvest stop(long now) {
        return finish(pairs, HarvestEnd.STOPPED, startedMs, now);
    }

    /** Of requests that were repeated the node does not say whose they were: of an attestor's, the first one of each chunk goes. */
    private FinishedHarvest finish(long requests, HarvestEnd why, long from, long until) {
        SortedMap<Integer, Integer> counted = new TreeMap<>();
        Set<String> all = new HashSet<>();
        long demanded = 0;
        for (Map.Entry<Integer, Set<String>> chunk : peersByChunk.entrySet()) {
            Set<String> peers =
                    chunk.getValue().stream().filter(isAttestor.negate()).collect(Collectors.toSet());
            if (!peers.isEmpty()) {
                counted.put(chunk.getKey(), peers.size());
            }
            all.addAll(peers);
            demanded += peers.size();
        }
        return new FinishedHarvest(
                setup.id(),
                new Window(from, Math.max(from + 1, until)),
                requests - (pairs - demanded),
                demanded,
                all.size(),
                why,
                counted);
    }
}
