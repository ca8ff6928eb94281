package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.LoneEvidence;
import io.swarmgauge.schema.gauge.RegionRating;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Successes and failures, and what they prove: the Beta distribution of the share of successes after a uniform prior,
 * Beta(1 + successes, 1 + failures) (Jøsang and Ismail 2002, The beta reputation system).
 */
record Trials(double successes, double failures) {

    /** The bounds of gauge.ratings are the 5 % and 95 % quantiles; this is the former. */
    private static final double LOWER = 0.05;

    /** A region's windows; those for which one attestor stands alone count as much as that attestor's word. */
    static Trials of(RegionRating rating, Map<String, AttestorStanding> attestors) {
        double successes = rating.getSuccesses();
        double failures = rating.getFailures();
        for (LoneEvidence lone : rating.getLone()) {
            double lost = 1 - weight(attestors, lone.getAttestorId());
            successes -= lost * lone.getSuccesses();
            failures -= lost * lone.getFailures();
        }
        return new Trials(Math.max(0, successes), Math.max(0, failures));
    }

    /** Share of time slots: those with an answer among those with a question. */
    static Trials slots(RegionRating rating) {
        return new Trials(rating.getSlotsAnswered(), (double) rating.getSlotsAsked() - rating.getSlotsAnswered());
    }

    double number() {
        return successes + failures;
    }

    /** The share of successes so far; empty without a trial. */
    Optional<Double> share() {
        return number() > 0 ? Optional.of(successes / number()) : Optional.empty();
    }

    double lowerBound() {
        return BetaDistribution.of(1 + successes, 1 + failures).inverseCumulativeProbability(LOWER);
    }

    private static double weight(Map<String, AttestorStanding> attestors, String attestorId) {
        AttestorStanding standing = attestors.get(attestorId);
        return standing == null ? 1 : standing.getWeight();
    }
}
