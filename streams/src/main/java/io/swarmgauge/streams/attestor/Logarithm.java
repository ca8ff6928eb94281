package io.swarmgauge.streams.attestor;

/** Ratios as logarithms, in which half as long and twice as long are equally far from alike. */
final class Logarithm {

    /** A million times as long: what is beyond says no more. */
    static final double MOST = 20;

    private static final double LN_2 = Math.log(2);

    private Logarithm() {}

    /** Base 2, within ±20: whatever is claimed, sums of it stay far from the ends of their range. */
    static double ofRatio(double positive, double toPositive) {
        double logarithm = (Math.log(positive) - Math.log(toPositive)) / LN_2;
        return Math.max(-MOST, Math.min(MOST, logarithm));
    }
}
