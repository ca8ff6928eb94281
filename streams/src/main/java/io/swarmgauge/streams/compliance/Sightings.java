package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.state.compliance.Sight;
import io.swarmgauge.streams.state.compliance.Silence;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a window of agreed attestations shows of the terms: one sight for each region of the plan that was measured from,
 * and one for all together. What attestors do not agree on is held against nobody.
 */
final class Sightings {

    private static final double HALF = 0.5;

    private final Terms terms;
    private final Promise promise;
    private final Set<String> planned;
    private final TreeMap<String, View> views = new TreeMap<>();

    private Sightings(HostingSetup setup, Terms terms) {
        this.terms = terms;
        this.promise = Promise.of(terms);
        this.planned = Set.copyOf(Regions.of(setup));
    }

    static List<Sight> of(AttestedWindow window, HostingSetup setup, Terms terms) {
        Sightings sightings = new Sightings(setup, terms);
        for (HosterAttestation hoster : window.getHosters()) {
            hoster.getRegions().stream()
                    .filter(agreed -> agreed.getKind() == BenchmarkKind.WORKING && agreed.getAnsweredShare() != null)
                    .forEach(agreed -> sightings.see(hoster.getHosterId(), agreed));
        }
        return sightings.views.entrySet().stream()
                .map(view -> view.getValue().as(view.getKey()))
                .toList();
    }

    private void see(String hosterId, RegionAttestation agreed) {
        if (planned.contains(agreed.getRegion())) {
            view(agreed.getRegion()).see(hosterId, agreed);
        }
        view(Regions.ALL).see(hosterId, agreed);
    }

    private View view(String region) {
        return views.computeIfAbsent(region, name -> new View());
    }

    /** What is seen from one region. */
    private final class View {

        private final TreeMap<String, Silence> silent = new TreeMap<>();
        private final TreeMap<String, TermSum> samples = new TreeMap<>();
        private boolean answered;

        void see(String hosterId, RegionAttestation agreed) {
            if (agreed.getAnsweredShare() > 0) {
                answered = true;
            } else {
                Double refused = agreed.getRefusedShare();
                silent.merge(hosterId, new Silence(hosterId, refused != null && refused > HALF), Slot::both);
            }
            if (promise.lag()) {
                count(Samples.lag(hosterId, agreed.getLatenciesMs(), agreed.getTimedOut(), terms.getLagMs()));
            }
            if (promise.speed()) {
                count(Samples.speed(hosterId, agreed.getSpeedsBitsPerSecond(), terms.getSpeedBitsPerSecond()));
            }
        }

        Sight as(String region) {
            return new Sight(region, answered, new ArrayList<>(silent.values()), new ArrayList<>(samples.values()));
        }

        private void count(TermSum sum) {
            if (sum.getTotal() > 0) {
                samples.merge(sum.getTerm(), sum, Adder::sum);
            }
        }
    }
}
