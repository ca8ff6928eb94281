package io.swarmgauge.streams.rating;

/**
 * How far a guarantee is kept: min(1, share of samples that came up to the yardstick ÷ guarantee). Where guarantees
 * differ, samples that did are held against samples that should have: min(1, met ÷ Σ guarantee).
 *
 * <p>Bounds: those of the share, put through the same formula. The share has as many trials as there are windows, not
 * samples, because the samples of a window share their fate: the bounds are rather too wide than too narrow.
 *
 * @param windows with a sample, after decay
 * @param samples after decay
 * @param met samples that came up to it, after decay
 * @param owed samples that should have, after decay
 */
record Score(double windows, double samples, double met, double owed) {

    static final Score NOTHING = new Score(0, 0, 0, 0);

    Score plus(Score other) {
        return new Score(windows + other.windows, samples + other.samples, met + other.met, owed + other.owed);
    }

    boolean isKnown() {
        return samples > 0;
    }

    double estimate() {
        return at(share());
    }

    double lower() {
        return Math.min(estimate(), at(bounds().lower()));
    }

    double upper() {
        return Math.max(estimate(), at(bounds().upper()));
    }

    private BetaBounds bounds() {
        return BetaBounds.of(share() * windows, (1 - share()) * windows);
    }

    private double share() {
        return met / samples;
    }

    private double at(double share) {
        return Math.min(1, share * samples / owed);
    }
}
