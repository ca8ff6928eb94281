package io.swarmgauge.streams.rating;

import io.swarmgauge.streams.state.rating.LoneTally;
import io.swarmgauge.streams.state.rating.RegionTally;
import io.swarmgauge.streams.state.rating.ScoreTally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all regions of one window say together. The window is one trial, the mean of the regions' shares: the regions of a
 * window share the hoster's fate, and an attestor that names many regions must not make evidence of them. A slot in which
 * any region was answered is answered.
 */
final class AllRegions {

    static final String NAME = "*";

    private AllRegions() {}

    /** @param regions of one window; null when there is none */
    static @Nullable RegionTally of(List<RegionTally> regions) {
        return regions.stream()
                .reduce(Tallies::sum)
                .map(sum -> oneTrial(sum, regions.size()))
                .orElse(null);
    }

    /** Rounded so that nobody stands alone for more successes or failures than there are. */
    private static RegionTally oneTrial(RegionTally sum, int regions) {
        long successes = sum.getSuccesses() / regions;
        return new RegionTally(
                NAME,
                successes,
                WindowEvidence.WHOLE - successes,
                Math.min(1, sum.getScoredWindows()),
                ofOneWindow(sum.getSpeed()),
                ofOneWindow(sum.getLag()),
                sum.getSlotsAsked(),
                sum.getSlotsAnswered(),
                sum.getLone().stream()
                        .map(lone -> new LoneTally(
                                lone.getAttestorId(), lone.getSuccesses() / regions, lone.getFailures() / regions))
                        .toList(),
                sum.getLastSeen());
    }

    private static ScoreTally ofOneWindow(ScoreTally sum) {
        return new ScoreTally(Math.min(1, sum.getWindows()), sum.getSamples(), sum.getMet(), sum.getOwed());
    }
}
