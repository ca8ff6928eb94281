package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.HosterAnswer;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.streams.state.swarm.AttestorFindings;
import io.swarmgauge.streams.state.swarm.ChunkFinding;
import io.swarmgauge.streams.state.swarm.HosterFinding;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one attestor found. What was proven to it once in the window is proven, however often it was not delivered; what it
 * says of itself, being a hoster, proves nothing.
 */
final class FoundByOne {

    private FoundByOne() {}

    static AttestorFindings nothing(String attestorId) {
        return new AttestorFindings(attestorId, List.of(), List.of());
    }

    static AttestorFindings with(AttestorFindings before, StorageCheck check) {
        Map<Integer, ChunkFinding> chunks = new TreeMap<>();
        before.getChunks().forEach(found -> chunks.put(found.getIndex(), found));
        Map<String, HosterFinding> hosters = new TreeMap<>();
        before.getHosters().forEach(found -> hosters.put(found.getHosterId(), found));
        for (ChunkCheck chunk : check.getChunks()) {
            chunks.merge(chunk.getIndex(), found(chunk, before.getAttestorId()), FoundByOne::plus);
            chunk.getHosters().stream()
                    .filter(answer -> !answer.getHosterId().equals(before.getAttestorId()))
                    .forEach(answer ->
                            hosters.merge(answer.getHosterId(), found(chunk.getIndex(), answer), FoundByOne::plus));
        }
        return new AttestorFindings(
                before.getAttestorId(), List.copyOf(chunks.values()), List.copyOf(hosters.values()));
    }

    private static ChunkFinding found(ChunkCheck chunk, String attestor) {
        boolean byAnother = !attestor.equals(chunk.getAnsweredBy());
        return new ChunkFinding(chunk.getIndex(), 1, byAnother, byAnother && chunk.getAnyPeer() == Outcome.OK);
    }

    private static ChunkFinding plus(ChunkFinding before, ChunkFinding added) {
        return new ChunkFinding(
                before.getIndex(),
                Sums.plus(before.getChecks(), added.getChecks()),
                before.getCounted() || added.getCounted(),
                before.getAvailable() || added.getAvailable());
    }

    private static HosterFinding found(int index, HosterAnswer answer) {
        List<Integer> asked = List.of(index);
        return new HosterFinding(answer.getHosterId(), asked, answer.getOutcome() == Outcome.OK ? asked : List.of());
    }

    private static HosterFinding plus(HosterFinding before, HosterFinding added) {
        return new HosterFinding(
                before.getHosterId(),
                union(before.getAsked(), added.getAsked()),
                union(before.getProven(), added.getProven()));
    }

    private static List<Integer> union(List<Integer> one, List<Integer> other) {
        NavigableSet<Integer> all = new TreeSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
