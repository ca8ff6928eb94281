package io.swarmgauge.streams.attestor;

/**
 * What an attestor's word weighs: max(0, 1 − 2 × minority rate) ÷ (1 + |log2 latency bias|).
 *
 * <p>Nothing at a coin's rate: a judge that is right half of the time carries no information. Judges are best weighed by
 * the log odds of their being right (S. Nitzan and J. Paroush, Optimal decision rules in uncertain dichotomous choice
 * situations, International Economic Review 23, 1982); the first factor is the linear form of them, from 0 at one half
 * to 1 for who is never in the minority. Whose latencies are twice or half its region's weighs half.
 */
final class Weight {

    static final double FULL = 1;

    private Weight() {}

    /**
     * @param minorityRate 0..1
     * @param log2Bias logarithm of its latencies over its region's; 0 for no bias
     */
    static double of(double minorityRate, double log2Bias) {
        return Math.max(0, 1 - 2 * minorityRate) / (1 + Math.abs(log2Bias));
    }
}
