package io.swarmgauge.console.views;

import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.KnownNode;
import java.util.Map;
import java.util.Optional;

/**
 * What the topics say of one hoster at one moment.
 *
 * @param node its last registration; empty when it never registered
 * @param ratings empty before anybody measured it
 * @param performances empty before anybody measured it
 * @param attestors the standing of each attestor that its ratings name as standing alone, by id
 */
public record HosterFacts(
        String hosterId,
        Optional<KnownNode> node,
        Optional<HosterRatings> ratings,
        Optional<HosterPerformances> performances,
        Map<String, AttestorStanding> attestors) {

    public HosterFacts {
        attestors = Map.copyOf(attestors);
    }
}
