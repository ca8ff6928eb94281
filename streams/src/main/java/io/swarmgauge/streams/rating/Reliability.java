package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;

/**
 * The share of windows in which a hoster delivers. Successes r and failures s, both decayed, give the expectation
 * (r + 1) / (r + s + 2) of Beta(r + 1, s + 1): Jøsang and Ismail, The Beta Reputation System, 15th Bled Electronic
 * Commerce Conference, 2002. The prior is one success and one failure that never decay: what is left of old evidence
 * drifts to one half, with wide bounds, while the hoster's setups go on being measured. Its time is that of its own
 * latest window: where nothing is measured at all, the rating stays as it was, and says as of when.
 */
final class Reliability {

    /** Windows of evidence below which nothing is said. */
    static final double ENOUGH = 10;

    private Reliability() {}

    static Rating of(double successes, double failures) {
        double evidence = successes + failures;
        BetaBounds bounds = BetaBounds.of(successes, failures);
        return new Rating(
                evidence < ENOUGH ? RatingState.UNKNOWN : RatingState.KNOWN,
                (successes + 1) / (evidence + 2),
                bounds.lower(),
                bounds.upper(),
                evidence);
    }
}
