package io.swarmgauge.producers.swarm;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.List;
import java.util.stream.Stream;

/**
 * A setup of the plan that the attestor measures.
 *
 * @param chunks its chunk indexes, at least one
 * @param hosters who must serve it, without the attestor itself
 */
public record MeasuredSetup(String id, List<Integer> chunks, List<String> hosters) {

    public MeasuredSetup {
        chunks = List.copyOf(chunks);
        hosters = List.copyOf(hosters);
    }

    static MeasuredSetup of(HostingSetup planned, String attestorId) {
        return new MeasuredSetup(
                planned.getSetupId(),
                planned.getChunks(),
                planned.getHosters().stream()
                        .map(SetupHoster::getHosterId)
                        .filter(hoster -> !hoster.equals(attestorId))
                        .toList());
    }

    Stream<ProbeTarget> targets() {
        return hosters.stream().map(hoster -> new ProbeTarget(id, hoster, chunks));
    }
}
