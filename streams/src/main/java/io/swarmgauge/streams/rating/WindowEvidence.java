package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.state.rating.LoneTally;
import io.swarmgauge.streams.state.rating.RatingEvidence;
import io.swarmgauge.streams.state.rating.RegionTally;
import io.swarmgauge.streams.state.rating.ScoreTally;
import java.util.Comparator;
import java.util.List;

/**
 * What one window says of one hoster. A region's window is one trial, however many chunks were asked for: the chunks of
 * a window share their fate. Where attestors agree on nothing, nobody is charged for anything.
 */
final class WindowEvidence {

    static final long WHOLE = 1_000_000;

    private WindowEvidence() {}

    static RatingEvidence of(HosterAttestation hoster, AttestedWindow window, Yardsticks yardsticks) {
        List<RegionTally> regions = hoster.getRegions().stream()
                .filter(agreed -> agreed.getKind() == BenchmarkKind.WORKING && agreed.getAnsweredShare() != null)
                .sorted(Comparator.comparing(RegionAttestation::getRegion))
                .map(agreed -> tally(agreed, agreed.getAnsweredShare(), window, yardsticks))
                .toList();
        return new RatingEvidence(regions, AllRegions.of(regions));
    }

    private static RegionTally tally(
            RegionAttestation agreed, double answeredShare, AttestedWindow window, Yardsticks yardsticks) {
        String region = agreed.getRegion();
        long successes = Math.round(answeredShare * WHOLE);
        ScoreTally speed = yardsticks
                .speed(region)
                .map(enough -> enough.atLeast(agreed.getSpeedsBitsPerSecond()))
                .orElse(Yardstick.NOTHING);
        ScoreTally lag = yardsticks
                .lag(region)
                .map(enough -> enough.atMost(agreed.getLatenciesMs()))
                .orElse(Yardstick.NOTHING);
        int slot = Slots.bit(window.getWindowStart());
        return new RegionTally(
                region,
                successes,
                WHOLE - successes,
                Math.max(speed.getWindows(), lag.getWindows()),
                speed,
                lag,
                slot,
                answeredShare > 0 ? slot : 0,
                lone(agreed, successes),
                window.getWindowEnd());
    }

    private static List<LoneTally> lone(RegionAttestation agreed, long successes) {
        List<AttestorWord> counted =
                agreed.getWords().stream().filter(AttestorWord::getCounted).toList();
        return counted.size() == 1
                ? List.of(new LoneTally(counted.get(0).getAttestorId(), successes, WHOLE - successes))
                : List.of();
    }
}
