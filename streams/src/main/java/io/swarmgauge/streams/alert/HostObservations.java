package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what a node's host said about itself; what its platform does not say gives no observation. */
final class HostObservations {

    private final Accepted<HostMetrics> accepted;
    private final List<Observation> observations = new ArrayList<>();

    HostObservations(Accepted<HostMetrics> accepted) {
        this.accepted = accepted;
    }

    void ofHost(Signal signal, @Nullable Number value) {
        ofHost(signal, value, null);
    }

    /** @param detail which part of the host it is, where alerts do not tell parts apart */
    void ofHost(Signal signal, @Nullable Number value, @Nullable String detail) {
        add(signal, value, labels(), detail);
    }

    /** A figure of one disk, interface or the like: each has alerts of its own. */
    void ofPart(Signal signal, @Nullable Number value, String label, String part) {
        Map<String, String> labels = labels();
        labels.put(label, part);
        add(signal, value, labels, null);
    }

    List<Observation> all() {
        return List.copyOf(observations);
    }

    private void add(Signal signal, @Nullable Number value, Map<String, String> labels, @Nullable String detail) {
        if (value != null) {
            observations.add(Observation.figure(
                    signal, labels, accepted.header(), value.doubleValue(), detail, accepted.source()));
        }
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(Observation.NODE, accepted.header().getNodeId());
        labels.put(Observation.REGION, accepted.header().getRegion());
        return labels;
    }
}
