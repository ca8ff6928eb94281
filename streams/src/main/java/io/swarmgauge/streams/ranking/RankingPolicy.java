package io.swarmgauge.streams.ranking;

import static java.util.stream.Collectors.toCollection;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Orders the plan's hosters by what attestors agreed on: of all regions together, and of each one. */
final class RankingPolicy {

    private RankingPolicy() {}

    static List<Ranking> rankings(AttestedWindow window) {
        List<Ranking> rankings = new ArrayList<>();
        rankings.add(ranking(window, Performance.LATENCY, null));
        rankings.add(ranking(window, Performance.BANDWIDTH, null));
        for (String region : regions(window)) {
            rankings.add(ranking(window, Performance.LATENCY, region));
            rankings.add(ranking(window, Performance.BANDWIDTH, region));
        }
        return rankings;
    }

    /** With a measurement at work, if only of an attestor that turned out to be offline: a revision may have to take ranks away. */
    private static SortedSet<String> regions(AttestedWindow window) {
        return window.getHosters().stream()
                .flatMap(hoster -> hoster.getRegions().stream())
                .filter(attestation -> attestation.getKind() == BenchmarkKind.WORKING)
                .map(RegionAttestation::getRegion)
                .collect(toCollection(TreeSet::new));
    }

    private static Ranking ranking(AttestedWindow window, Performance performance, @Nullable String region) {
        List<Contender> contenders = window.getHosters().stream()
                .map(hoster -> Contender.of(Evidence.about(hoster, region), performance))
                .toList();
        return new Ranking(
                window.getSetupId(),
                performance,
                window.getWindowStart(),
                window.getWindowEnd(),
                window.getRevision(),
                Places.of(contenders),
                region,
                window.getCoverage());
    }
}
