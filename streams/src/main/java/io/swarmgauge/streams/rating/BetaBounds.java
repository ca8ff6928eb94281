package io.swarmgauge.streams.rating;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Between which shares the true one lies with nine chances in ten: the 5 % and 95 % quantiles of Beta(successes + 1,
 * failures + 1), which is what trials leave of the uniform prior Beta(1, 1) (T. Bayes, 1763; Gelman et al., Bayesian Data
 * Analysis, 3rd edition, section 2.1). Without a trial they are 0.05 and 0.95.
 */
record BetaBounds(double lower, double upper) {

    private static final double LOWER = 0.05;
    private static final double UPPER = 0.95;

    static BetaBounds of(double successes, double failures) {
        BetaDistribution belief = BetaDistribution.of(1 + successes, 1 + failures);
        return new BetaBounds(belief.inverseCumulativeProbability(LOWER), belief.inverseCumulativeProbability(UPPER));
    }
}
