package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.streams.kit.Median;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is usual of a figure: the median of those before. */
final class Usual {

    /** Fewer make no usual. */
    private static final int FEWEST = 5;

    private Usual() {}

    static OptionalDouble of(Stream<? extends @Nullable Double> before) {
        double[] figures =
                before.filter(Objects::nonNull).mapToDouble(Double::doubleValue).toArray();
        return figures.length < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(Median.of(figures));
    }
}
