package io.swarmgauge.streams.ranking;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * As many samples from each region: the number of the region with the fewest that bound a median. Those of a region are
 * chosen evenly along its sorted samples, which keeps its quantiles (a systematic sample: W. G. Cochran, Sampling
 * Techniques, 3rd ed. 1977, chapter 8). A region with fewer gives what it has, and weighs less.
 *
 * <p>No region gives more than the middle one has: of three, two always have more samples than the third, which could
 * otherwise decide where the others have hardly any.
 */
final class EvenSamples {

    private EvenSamples() {}

    static double[] of(List<List<Double>> regions) {
        int[] sizes = regions.stream()
                .mapToInt(Collection::size)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return new double[0];
        }
        int middle = sizes[sizes.length / 2];
        int fewest = Arrays.stream(sizes)
                .filter(size -> size >= MedianInterval.FEWEST_SAMPLES)
                .findFirst()
                .orElse(middle);
        int even = Math.min(fewest, middle);
        return regions.stream()
                .flatMapToDouble(samples -> thinned(samples, even))
                .toArray();
    }

    private static DoubleStream thinned(List<Double> samples, int most) {
        if (samples.size() <= most) {
            return samples.stream().mapToDouble(Double::doubleValue);
        }
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double stride = (double) sorted.length / most;
        return IntStream.range(0, most).mapToDouble(place -> sorted[(int) ((place + 0.5) * stride)]);
    }
}
