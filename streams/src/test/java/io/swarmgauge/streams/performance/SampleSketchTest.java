package io.swarmgauge.streams.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSketchTest {

    @Test
    void withoutASampleThereIsNothingToSay() {
        assertThat(new SampleSketch().quantiles()).isNull();
        assertThat(new SampleSketch().kept()).isNull();
    }

    @Test
    void oneSampleIsEveryQuantile() {
        Quantiles quantiles = quantilesOf(List.of(42.0));
        assertThat(quantiles.getP10()).isEqualTo(42);
        assertThat(quantiles.getP50()).isEqualTo(42);
        assertThat(quantiles.getP90()).isEqualTo(42);
        assertThat(quantiles.getSamples()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"4, 1, 2, 4", "5, 1, 3, 5", "10, 1, 5, 9", "11, 2, 6, 10", "200, 20, 100, 180"})
    void aQuantileIsTheSmallestSampleAtOrBelowWhichThatShareIs(int number, double p10, double p50, double p90) {
        Quantiles quantiles = quantilesOf(boxed(Given.ascending(number)));
        assertThat(quantiles.getP10()).isEqualTo(p10);
        assertThat(quantiles.getP50()).isEqualTo(p50);
        assertThat(quantiles.getP90()).isEqualTo(p90);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void upToKSamplesTheirOrderAndTheirPartsDoNotMatter(long seed) {
        List<Double> samples = boxed(random(seed, SampleSketch.K));
        Quantiles inOrder = quantilesOf(samples);
        for (long order = 1; order <= 20; order++) {
            List<Double> shuffled = new ArrayList<>(samples);
            Collections.shuffle(shuffled, new Random(seed * 1000 + order));
            int cut = (int) order * 9;
            SampleSketch merged = new SampleSketch();
            merged.merge(sketchOf(shuffled.subList(cut, shuffled.size())).kept());
            merged.merge(sketchOf(shuffled.subList(0, cut)).kept());
            assertThat(merged.quantiles()).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void beyondKSamplesAQuantilesRankIsWithinTheSketchsError(long seed) {
        double[] samples = random(seed, 50_000);
        SampleSketch merged = new SampleSketch();
        for (int from = 0; from < samples.length; from += 500) {
            merged.merge(sketchOf(boxed(Arrays.copyOfRange(samples, from, from + 500)))
                    .kept());
        }
        Quantiles quantiles = Objects.requireNonNull(merged.quantiles());
        assertThat(quantiles.getSamples()).isEqualTo(samples.length);
        assertThat(quantiles.getSketch().remaining()).isLessThan(5_000);
        assertRank(samples, quantiles.getP10(), 0.1);
        assertRank(samples, quantiles.getP50(), 0.5);
        assertRank(samples, quantiles.getP90(), 0.9);
    }

    @Test
    void itWasLastSeenInItsLatestWindowWithASample() {
        SampleSketch sketch = new SampleSketch();
        sketch.add(List.of(1.0), 120_000);
        sketch.add(List.of(2.0), 60_000);
        sketch.add(List.of(), 180_000);
        assertThat(Objects.requireNonNull(sketch.quantiles()).getLastSeen()).isEqualTo(120_000);
    }

    /** The library's error holds with 99 %, so that one of a hundred quantiles may lie outside: here none within twice. */
    private static void assertRank(double[] samples, double quantile, double rank) {
        double error = KllDoublesSketch.getNormalizedRankError(SampleSketch.K, false);
        double exact =
                (double) Arrays.stream(samples).filter(s -> s <= quantile).count() / samples.length;
        assertThat(exact).isBetween(rank - 2 * error, rank + 2 * error);
    }

    private static Quantiles quantilesOf(List<Double> samples) {
        return Objects.requireNonNull(sketchOf(samples).quantiles());
    }

    private static SampleSketch sketchOf(List<Double> samples) {
        SampleSketch sketch = new SampleSketch();
        sketch.add(samples, 60_000);
        return sketch;
    }

    private static double[] random(long seed, int number) {
        Random random = new Random(seed);
        return DoubleStream.generate(() -> Math.exp(random.nextGaussian()))
                .limit(number)
                .toArray();
    }

    private static List<Double> boxed(double[] samples) {
        return Arrays.stream(samples).boxed().toList();
    }
}
