package io.swarmgauge.console.views;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.Ranking;
import java.util.Comparator;
import java.util.Optional;

/**
 * What tells apart the windows of one setup that begin at the same moment.
 *
 * @param performance empty where all performances stand in one record
 * @param region empty for all regions together
 */
public record Series(Optional<Performance> performance, Optional<String> region) implements Comparable<Series> {

    /** For topics with one record per setup and window. */
    public static final Series ONLY = new Series(Optional.empty(), Optional.empty());

    private static final Comparator<Series> ORDER = Comparator.comparing(
                    (Series series) -> series.performance().map(Enum::ordinal).orElse(-1))
            .thenComparing(series -> series.region().isPresent())
            .thenComparing(series -> series.region().orElse(""));

    static Series of(Ranking ranking) {
        return new Series(Optional.of(ranking.getPerformance()), Optional.ofNullable(ranking.getRegion()));
    }

    static Series of(Performance performance) {
        return new Series(Optional.of(performance), Optional.empty());
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
