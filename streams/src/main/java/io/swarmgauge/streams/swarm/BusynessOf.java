package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.ChunkDemand;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.streams.kit.Median;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.swarm.ChunkRequests;
import io.swarmgauge.streams.state.swarm.Harvested;
import io.swarmgauge.streams.state.swarm.HosterRequests;
import io.swarmgauge.streams.state.swarm.SwarmWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How busy the swarm of a setup was in a window. */
final class BusynessOf {

    private static final int MOST_HOT_CHUNKS = 10;
    private static final Comparator<ChunkRequests> HOTTEST_FIRST =
            Comparator.comparingLong(ChunkRequests::getRequests).reversed().thenComparingInt(ChunkRequests::getIndex);

    private final HostingSetup setup;
    private final Window window;

    BusynessOf(HostingSetup setup, Window window) {
        this.setup = setup;
        this.window = window;
    }

    /** Nothing when neither an attestor listened nor a hoster spoke. */
    Optional<Busyness> in(SwarmWindow state, Coverage coverage) {
        List<HosterRequests> hosters = hosters(state.getHosters());
        Harvested harvested = state.getHarvested();
        if (harvested.getHarvests() == 0 && hosters.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Busyness(
                window.start(),
                window.end(),
                harvestedPerSecond(harvested),
                harvested.getPeers(),
                hostersPerSecond(hosters),
                hotChunks(harvested.getChunks()),
                coverage));
    }

    /** The median of the attestors, each with the mean over all the time that it listened: one among three decides nothing. */
    private static @Nullable Double harvestedPerSecond(Harvested harvested) {
        double[] rates = harvested.getAttestors().stream()
                .filter(attestor -> attestor.getListenedMs() > 0)
                .mapToDouble(attestor -> attestor.getRequests() * 1000.0 / attestor.getListenedMs())
                .toArray();
        return rates.length == 0 ? null : Median.of(rates);
    }

    private @Nullable Double hostersPerSecond(List<HosterRequests> hosters) {
        return hosters.isEmpty()
                ? null
                : hosters.stream().mapToLong(HosterRequests::getRequests).reduce(0, Sums::plus) / window.seconds();
    }

    private List<HosterRequests> hosters(List<HosterRequests> spoke) {
        Set<String> planned =
                setup.getHosters().stream().map(SetupHoster::getHosterId).collect(Collectors.toSet());
        return spoke.stream()
                .filter(hoster -> planned.contains(hoster.getHosterId()))
                .toList();
    }

    private List<ChunkDemand> hotChunks(List<ChunkRequests> asked) {
        Set<Integer> planned = Set.copyOf(setup.getChunks());
        List<ChunkRequests> chunks = asked.stream()
                .filter(chunk -> planned.contains(chunk.getIndex()))
                .toList();
        double all = chunks.stream()
                .mapToLong(ChunkRequests::getRequests)
                .asDoubleStream()
                .sum();
        return chunks.stream()
                .sorted(HOTTEST_FIRST)
                .limit(MOST_HOT_CHUNKS)
                .map(chunk -> new ChunkDemand(chunk.getIndex(), chunk.getRequests(), chunk.getRequests() / all))
                .toList();
    }
}
