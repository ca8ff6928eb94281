package io.swarmgauge.streams.swarm;

import io.swarmgauge.streams.state.swarm.AttestorFindings;
import io.swarmgauge.streams.state.swarm.ChunkFinding;
import io.swarmgauge.streams.state.swarm.HosterFinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What attestors together say of each chunk, however often each of them asked. */
final class ChunkVotes {

    private final SortedMap<Integer, Integer> checks = new TreeMap<>();
    private final Map<Integer, Votes> anybody = new HashMap<>();
    private final Map<String, Map<Integer, Votes>> hosters = new HashMap<>();

    ChunkVotes(List<AttestorFindings> attestors) {
        for (AttestorFindings attestor : attestors) {
            attestor.getChunks().forEach(this::count);
            attestor.getHosters().forEach(this::count);
        }
    }

    /** The chunks that were asked for, ascending, each with how often. */
    SortedMap<Integer, Integer> checks() {
        return checks;
    }

    Votes ofAnybody(int index) {
        return anybody.getOrDefault(index, Votes.NONE);
    }

    Votes of(String hosterId, int index) {
        return hosters.getOrDefault(hosterId, Map.of()).getOrDefault(index, Votes.NONE);
    }

    private void count(ChunkFinding found) {
        checks.merge(found.getIndex(), found.getChecks(), Sums::plus);
        if (found.getCounted()) {
            anybody.merge(found.getIndex(), Votes.of(found.getAvailable()), Votes::plus);
        }
    }

    private void count(HosterFinding found) {
        Map<Integer, Votes> votes = hosters.computeIfAbsent(found.getHosterId(), hoster -> new HashMap<>());
        Set<Integer> proven = new HashSet<>(found.getProven());
        found.getAsked().forEach(index -> votes.merge(index, Votes.of(proven.contains(index)), Votes::plus));
    }
}
