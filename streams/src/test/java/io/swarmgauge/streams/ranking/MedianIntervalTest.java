package io.swarmgauge.streams.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianIntervalTest {

    @Test
    void five_samples_are_bounded_by_the_least_and_the_greatest() {
        MedianInterval interval = MedianInterval.of(new double[] {30, 10, 50, 20, 40});

        assertThat(interval).isEqualTo(new MedianInterval(10, 50));
    }

    @Test
    void four_samples_do_not_bound_a_median() {
        assertThatIllegalArgumentException().isThrownBy(() -> MedianInterval.of(new double[] {1, 2, 3, 4}));
    }

    /** Binomial tables: of 10 samples the second covers 97.9 % and the third 89.1 %; of 20 the sixth 95.9 % and the seventh 88.5 %. */
    @Test
    void the_ranks_are_those_of_the_binomial_tables() {
        assertThat(MedianInterval.samplesOutside(5)).isEqualTo(1);
        assertThat(MedianInterval.samplesOutside(8)).isEqualTo(2);
        assertThat(MedianInterval.samplesOutside(10)).isEqualTo(2);
        assertThat(MedianInterval.samplesOutside(20)).isEqualTo(6);
        assertThat(MedianInterval.samplesOutside(100)).isEqualTo(42);
    }

    @Test
    void many_samples_leave_what_the_normal_approximation_leaves() {
        int n = 2_048;

        int outside = MedianInterval.samplesOutside(n);

        assertThat((double) outside).isBetween(n / 2.0 - 0.83 * Math.sqrt(n) - 1, n / 2.0 - 0.82 * Math.sqrt(n) + 1);
    }

    @Test
    void the_interval_covers_the_true_median_of_a_skewed_distribution_in_nine_cases_of_ten_at_least() {
        Random random = new Random(7);
        double trueMedian = Math.log(2);

        long covered = IntStream.range(0, 2_000)
                .mapToObj(i -> MedianInterval.of(random.doubles(5 + i % 40)
                        .map(uniform -> -Math.log(1 - uniform))
                        .toArray()))
                .filter(interval -> interval.lower() <= trueMedian && trueMedian <= interval.upper())
                .count();

        assertThat(covered / 2_000.0).isGreaterThan(0.90);
    }
}
