package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.LoneEvidence;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.streams.state.rating.LoneTally;
import io.swarmgauge.streams.state.rating.RegionTally;
import io.swarmgauge.streams.state.rating.ScoreTally;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** All evidence from one region, weighed by its age, and the rating that follows. */
final class RegionFile {

    private static final double MILLION = 1_000_000;
    private static final int MOST_LONE = 8;

    private static final Comparator<LoneEvidence> MOST_FIRST = Comparator.comparingDouble(
                    (LoneEvidence lone) -> -lone.getSuccesses() - lone.getFailures())
            .thenComparing(LoneEvidence::getAttestorId);

    private final String region;
    private final TreeMap<String, LoneEvidence> lone = new TreeMap<>();
    private double successes;
    private double failures;
    private double scoredWindows;
    private Score speed = Score.NOTHING;
    private Score lag = Score.NOTHING;
    private int slotsAsked;
    private int slotsAnswered;
    private long lastSeen;

    RegionFile(String region) {
        this.region = region;
    }

    void add(RegionTally tally, double weight) {
        successes += weight * tally.getSuccesses() / MILLION;
        failures += weight * tally.getFailures() / MILLION;
        scoredWindows += weight * tally.getScoredWindows();
        speed = speed.plus(weighed(tally.getSpeed(), weight));
        lag = lag.plus(weighed(tally.getLag(), weight));
        tally.getLone().forEach(one -> lone.merge(one.getAttestorId(), weighed(one, weight), RegionFile::sum));
        lastSeen = Math.max(lastSeen, tally.getLastSeen());
    }

    void addSlots(RegionTally tally) {
        slotsAsked += Integer.bitCount(tally.getSlotsAsked());
        slotsAnswered += Integer.bitCount(tally.getSlotsAnswered());
    }

    RegionRating rating() {
        return new RegionRating(
                region,
                Reliability.of(successes, failures),
                Quality.of(speed, lag, scoredWindows),
                slotsAsked == 0 ? null : (double) slotsAnswered / slotsAsked,
                slotsAsked,
                slotsAnswered,
                successes,
                failures,
                mostLone(),
                lastSeen);
    }

    private List<LoneEvidence> mostLone() {
        return lone.values().stream().sorted(MOST_FIRST).limit(MOST_LONE).toList();
    }

    private static Score weighed(ScoreTally tally, double weight) {
        return new Score(
                weight * tally.getWindows(),
                weight * tally.getSamples(),
                weight * tally.getMet(),
                weight * tally.getOwed() / MILLION);
    }

    private static LoneEvidence weighed(LoneTally tally, double weight) {
        return new LoneEvidence(
                tally.getAttestorId(), weight * tally.getSuccesses() / MILLION, weight * tally.getFailures() / MILLION);
    }

    private static LoneEvidence sum(LoneEvidence one, LoneEvidence other) {
        return new LoneEvidence(
                one.getAttestorId(),
                one.getSuccesses() + other.getSuccesses(),
                one.getFailures() + other.getFailures());
    }
}
