package io.swarmgauge.streams.swarm;

import io.swarmgauge.streams.state.swarm.HosterRequests;
import io.swarmgauge.streams.swarm.Observation.Demand;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Requests by hoster, ascending by key. */
final class Demands {

    private Demands() {}

    static List<HosterRequests> with(List<HosterRequests> hosters, Demand demand) {
        SortedMap<String, Long> requests = new TreeMap<>();
        hosters.forEach(hoster -> requests.put(hoster.getHosterId(), hoster.getRequests()));
        requests.merge(demand.header().getNodeId(), demand.requests(), Sums::plus);
        return requests.entrySet().stream()
                .map(hoster -> new HosterRequests(hoster.getKey(), hoster.getValue()))
                .toList();
    }
}
