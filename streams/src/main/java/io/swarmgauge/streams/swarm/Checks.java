package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.streams.state.swarm.AttestorFindings;
import io.swarmgauge.streams.state.swarm.Checked;
import io.swarmgauge.streams.state.swarm.SourceAnswers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Storage checks added up. */
final class Checks {

    /** The source of answers of peers that were no hosters of the setup. */
    static final String UNKNOWN_PEER = "";

    private Checks() {}

    static Checked none() {
        return new Checked(List.of(), List.of(), 0);
    }

    static Checked with(Checked checked, StorageCheck check) {
        if (check.getChunks().isEmpty()) {
            return checked;
        }
        int unanswered = (int) check.getChunks().stream()
                .filter(chunk -> chunk.getAnyPeer() != Outcome.OK)
                .count();
        return new Checked(
                attestors(checked.getAttestors(), check),
                responses(checked.getResponses(), check),
                Sums.plus(checked.getUnanswered(), unanswered));
    }

    private static List<AttestorFindings> attestors(List<AttestorFindings> before, StorageCheck check) {
        String attestor = check.getHeader().getNodeId();
        Map<String, AttestorFindings> byKey = new TreeMap<>();
        before.forEach(found -> byKey.put(found.getAttestorId(), found));
        byKey.put(attestor, FoundByOne.with(byKey.getOrDefault(attestor, FoundByOne.nothing(attestor)), check));
        return List.copyOf(byKey.values());
    }

    /** Who answered its own question answered nobody. */
    private static List<SourceAnswers> responses(List<SourceAnswers> before, StorageCheck check) {
        Map<String, Integer> answers = new TreeMap<>();
        before.forEach(source -> answers.put(source.getHosterId(), source.getAnswers()));
        for (SourceCount source : check.getResponses()) {
            String hoster = source.getHosterId();
            if (!check.getHeader().getNodeId().equals(hoster)) {
                answers.merge(hoster == null ? UNKNOWN_PEER : hoster, source.getAnswers(), Sums::plus);
            }
        }
        return answers.entrySet().stream()
                .map(source -> new SourceAnswers(source.getKey(), source.getValue()))
                .toList();
    }
}
