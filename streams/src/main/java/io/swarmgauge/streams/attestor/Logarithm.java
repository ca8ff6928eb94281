package io.swarmgauge.streams.attestor;

/** Ratios as logarithms, in which half as long and twice as long are equally far from alike. */
final class Logarithm {

    private static final double LN_2 = Math.log(2);

    private Logarithm() {}

    static double base2(double ratio) {
        return Math.log(ratio) / LN_2;
    }
}
