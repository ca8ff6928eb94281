package io.swarmgauge.streams.swarm;

import static java.util.stream.Collectors.toMap;

import io.swarmgauge.schema.gauge.ChunkAvailability;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.swarm.Checked;
import io.swarmgauge.streams.state.swarm.SourceAnswers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How far the chunks of a setup could be had in a window. */
final class HealthOf {

    private final HostingSetup setup;
    private final Window window;
    private final List<String> hosters;

    HealthOf(HostingSetup setup, Window window) {
        this.setup = setup;
        this.window = window;
        this.hosters = setup.getHosters().stream().map(SetupHoster::getHosterId).toList();
    }

    /** Nothing when none of the setup's chunks was asked for. */
    Optional<Health> in(Checked checked, Coverage coverage) {
        Set<Integer> planned = Set.copyOf(setup.getChunks());
        ChunkVotes votes = new ChunkVotes(checked.getAttestors());
        List<ChunkAvailability> chunks = votes.checks().entrySet().stream()
                .filter(asked -> planned.contains(asked.getKey()))
                .map(asked -> availability(asked.getKey(), asked.getValue(), votes))
                .toList();
        if (chunks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Health(
                window.start(),
                window.end(),
                planned.size(),
                chunks.size(),
                (int) chunks.stream().filter(ChunkAvailability::getAvailable).count(),
                chunks,
                responses(checked.getResponses()),
                checked.getUnanswered(),
                checked.getAttestors().size(),
                coverage));
    }

    /** Where nobody's word on everybody counts, a hoster that proved the chunk is somebody who has it. */
    private ChunkAvailability availability(int index, int checks, ChunkVotes votes) {
        int proving = (int) hosters.stream()
                .filter(hoster -> votes.of(hoster, index).carry())
                .count();
        Votes anybody = votes.ofAnybody(index);
        return new ChunkAvailability(index, anybody.asked() == 0 ? proving > 0 : anybody.carry(), proving, checks);
    }

    /** Unknown peers first, then each hoster in the plan's order: who never answered first appears with nothing. */
    private List<SourceCount> responses(List<SourceAnswers> answers) {
        Map<String, Integer> bySource =
                answers.stream().collect(toMap(SourceAnswers::getHosterId, SourceAnswers::getAnswers));
        int unknown = bySource.entrySet().stream()
                .filter(source -> !hosters.contains(source.getKey()))
                .mapToInt(Map.Entry::getValue)
                .reduce(0, Sums::plus);
        return Stream.concat(
                        Stream.of(new SourceCount(null, unknown)),
                        hosters.stream().map(hoster -> new SourceCount(hoster, bySource.getOrDefault(hoster, 0))))
                .toList();
    }
}
