package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;
import java.util.function.ToDoubleFunction;

/**
 * How far a hoster keeps what the plan promises: √(bandwidth score × latency score), the geometric mean, so that neither
 * makes up for the other (as in the Human Development Index since 2010). What is not promised is not scored: then the
 * other score stands alone.
 *
 * <p>The bounds combine the lower bounds of both scores and the upper bounds of both, which is conservative: both at
 * their worst at once is less likely than either.
 */
final class Quality {

    private Quality() {}

    /** @param windows in which either was scored, after decay */
    static Rating of(Score bandwidth, Score latency, double windows) {
        if (!bandwidth.isKnown() && !latency.isKnown()) {
            BetaBounds prior = BetaBounds.of(0, 0);
            return new Rating(RatingState.UNKNOWN, 0.5, prior.lower(), prior.upper(), 0.0);
        }
        return new Rating(
                windows < Reliability.ENOUGH ? RatingState.UNKNOWN : RatingState.KNOWN,
                mean(bandwidth, latency, Score::estimate),
                mean(bandwidth, latency, Score::lower),
                mean(bandwidth, latency, Score::upper),
                windows);
    }

    private static double mean(Score bandwidth, Score latency, ToDoubleFunction<Score> figure) {
        if (!bandwidth.isKnown()) {
            return figure.applyAsDouble(latency);
        }
        return latency.isKnown()
                ? Math.sqrt(figure.applyAsDouble(bandwidth) * figure.applyAsDouble(latency))
                : figure.applyAsDouble(bandwidth);
    }
}
