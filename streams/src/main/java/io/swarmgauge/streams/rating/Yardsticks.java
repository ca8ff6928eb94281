package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.kit.Median;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is fast and soon enough: what the plan promises. A plan that promises neither speed nor lag leaves the middle of
 * what all hosters of the setup showed in the same region and window: half of all samples come up to their median by
 * definition, so half of a hoster's should. A hoster with nobody beside it would only be held against itself, and is not.
 */
final class Yardsticks {

    private static final double HALF = 0.5;
    private static final int FEWEST_HOSTERS = 2;

    private final Optional<Yardstick> speed;
    private final Optional<Yardstick> lag;
    private final AttestedWindow window;

    private Yardsticks(Optional<Yardstick> speed, Optional<Yardstick> lag, AttestedWindow window) {
        this.speed = speed;
        this.lag = lag;
        this.window = window;
    }

    static Yardsticks of(Optional<Terms> terms, AttestedWindow window) {
        return new Yardsticks(
                terms.flatMap(promised -> yardstick(promised.getSpeedBitsPerSecond(), promised.getSpeedGuarantee())),
                terms.flatMap(promised -> yardstick(promised.getLagMs(), promised.getLagGuarantee())),
                window);
    }

    Optional<Yardstick> speed(String region) {
        return arePromised() ? speed : middle(region, RegionAttestation::getSpeedsBitsPerSecond);
    }

    Optional<Yardstick> lag(String region) {
        return arePromised() ? lag : middle(region, RegionAttestation::getLatenciesMs);
    }

    private boolean arePromised() {
        return speed.isPresent() || lag.isPresent();
    }

    private Optional<Yardstick> middle(String region, Function<RegionAttestation, List<Double>> samples) {
        List<List<Double>> byHoster = window.getHosters().stream()
                .flatMap(hoster -> hoster.getRegions().stream())
                .filter(agreed -> agreed.getRegion().equals(region)
                        && agreed.getKind() == BenchmarkKind.WORKING
                        && agreed.getAnsweredShare() != null)
                .map(samples)
                .filter(some -> !some.isEmpty())
                .toList();
        return byHoster.size() < FEWEST_HOSTERS
                ? Optional.empty()
                : Optional.of(new Yardstick(
                        Median.of(byHoster.stream()
                                .flatMap(List::stream)
                                .mapToDouble(Double::doubleValue)
                                .toArray()),
                        HALF));
    }

    private static Optional<Yardstick> yardstick(@Nullable Number value, @Nullable Double guarantee) {
        return value == null || guarantee == null || !(guarantee > 0)
                ? Optional.empty()
                : Optional.of(new Yardstick(value.doubleValue(), guarantee));
    }
}
