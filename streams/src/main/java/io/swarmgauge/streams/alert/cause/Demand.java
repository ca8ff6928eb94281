package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Busyness;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How much a setup is asked for. */
public final class Demand {

    private Demand() {}

    /**
     * Requests per second: the larger of what attestors harvested and what the hosters say, so that neither an attestor
     * that hears little nor a hoster that says little hides it; empty when neither is known.
     */
    public static OptionalDouble perSecond(Busyness busyness) {
        return Stream.concat(
                        Stream.ofNullable(busyness.getHarvestedPerSecond()),
                        Stream.ofNullable(busyness.getHostersPerSecond()))
                .mapToDouble(Double::doubleValue)
                .max();
    }
}
