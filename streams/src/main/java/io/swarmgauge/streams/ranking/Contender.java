package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.streams.kit.Median;
import org.jspecify.annotations.Nullable;

/**
 * One hoster with what was measured of it, before it has a place.
 *
 * @param median null without a sample
 * @param interval null below the number of samples that bound a median, or when the hoster chose what it answered
 */
record Contender(
        String hosterId,
        Performance performance,
        @Nullable Double median,
        @Nullable MedianInterval interval,
        int samples,
        int failures) {

    static Contender of(Evidence evidence, Performance performance) {
        double[] samples = evidence.samples(performance);
        boolean bounded = samples.length >= MedianInterval.FEWEST_SAMPLES && !evidence.refusesMost();
        return new Contender(
                evidence.hosterId(),
                performance,
                samples.length == 0 ? null : Median.of(samples),
                bounded ? MedianInterval.of(samples) : null,
                samples.length,
                evidence.failures());
    }

    /** The median as a cost: the smaller the better, whatever the performance. */
    double cost() {
        return median == null ? Double.POSITIVE_INFINITY : isBetterWhenLess() ? median : -median;
    }

    /** The interval's better end as a cost. */
    double leastCost() {
        return interval == null ? Double.POSITIVE_INFINITY : isBetterWhenLess() ? interval.lower() : -interval.upper();
    }

    /** The interval's worse end as a cost. */
    double greatestCost() {
        return interval == null ? Double.POSITIVE_INFINITY : isBetterWhenLess() ? interval.upper() : -interval.lower();
    }

    RankedHoster placed(@Nullable Integer rank) {
        return new RankedHoster(
                hosterId,
                rank,
                median,
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                samples,
                failures);
    }

    private boolean isBetterWhenLess() {
        return performance == Performance.LATENCY;
    }
}
