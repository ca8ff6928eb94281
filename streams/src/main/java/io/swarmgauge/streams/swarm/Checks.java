package io.swarmgauge.streams.swarm;

import static java.util.stream.Collectors.toMap;

import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.HosterAnswer;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.streams.state.swarm.Checked;
import io.swarmgauge.streams.state.swarm.ChunkFinding;
import io.swarmgauge.streams.state.swarm.SourceAnswers;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Storage checks added up. What was proven once in the window is proven, however often it was not delivered. */
final class Checks {

    /** The source of answers of peers that were no hosters of the setup. */
    static final String UNKNOWN_PEER = "";

    private Checks() {}

    static Checked none() {
        return new Checked(List.of(), List.of(), 0, List.of());
    }

    static Checked with(Checked checked, StorageCheck check) {
        if (check.getChunks().isEmpty()) {
            return checked;
        }
        return new Checked(
                chunks(checked.getChunks(), check),
                responses(checked.getResponses(), check.getResponses()),
                checked.getUnanswered()
                        + (int) check.getChunks().stream()
                                .filter(chunk -> chunk.getAnyPeer() != Outcome.OK)
                                .count(),
                union(checked.getAttestors(), Stream.of(check.getHeader().getNodeId())));
    }

    private static List<ChunkFinding> chunks(List<ChunkFinding> before, StorageCheck check) {
        Map<Integer, ChunkFinding> findings = before.stream()
                .collect(toMap(ChunkFinding::getIndex, finding -> finding, (one, other) -> other, TreeMap::new));
        for (ChunkCheck chunk : check.getChunks()) {
            ChunkFinding unasked = new ChunkFinding(chunk.getIndex(), 0, false, List.of());
            findings.put(
                    chunk.getIndex(),
                    plus(
                            findings.getOrDefault(chunk.getIndex(), unasked),
                            chunk,
                            check.getHeader().getNodeId()));
        }
        return List.copyOf(findings.values());
    }

    private static ChunkFinding plus(ChunkFinding finding, ChunkCheck chunk, String attestor) {
        return new ChunkFinding(
                finding.getIndex(),
                finding.getChecks() + 1,
                finding.getAvailable() || chunk.getAnyPeer() == Outcome.OK,
                union(finding.getHosters(), proven(chunk, attestor)));
    }

    /** A hoster's word about itself proves nothing. */
    private static Stream<String> proven(ChunkCheck chunk, String attestor) {
        return chunk.getHosters().stream()
                .filter(answer -> answer.getOutcome() == Outcome.OK)
                .map(HosterAnswer::getHosterId)
                .filter(hoster -> !hoster.equals(attestor));
    }

    private static List<SourceAnswers> responses(List<SourceAnswers> before, List<SourceCount> added) {
        Map<String, Integer> answers = new TreeMap<>();
        before.forEach(source -> answers.put(source.getHosterId(), source.getAnswers()));
        for (SourceCount source : added) {
            String hoster = source.getHosterId();
            answers.merge(hoster == null ? UNKNOWN_PEER : hoster, source.getAnswers(), Integer::sum);
        }
        return answers.entrySet().stream()
                .map(source -> new SourceAnswers(source.getKey(), source.getValue()))
                .toList();
    }

    private static List<String> union(List<String> one, Stream<String> other) {
        NavigableSet<String> all = new TreeSet<>(one);
        other.forEach(all::add);
        return List.copyOf(all);
    }
}
