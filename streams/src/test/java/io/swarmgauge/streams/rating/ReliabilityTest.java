package io.swarmgauge.streams.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliabilityTest {

    @Test
    void withoutEvidenceItIsUnknownAndAnythingIsPossible() {
        Rating rating = Reliability.of(0, 0);
        assertThat(rating.getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(rating.getEstimate()).isEqualTo(0.5);
        assertThat(rating.getLower()).isCloseTo(0.05, within(1e-9));
        assertThat(rating.getUpper()).isCloseTo(0.95, within(1e-9));
        assertThat(rating.getEvidence()).isZero();
    }

    @Test
    void tenWindowsAreEnoughAndLessAreNot() {
        assertThat(Reliability.of(10, 0).getState()).isEqualTo(RatingState.KNOWN);
        assertThat(Reliability.of(4, 6).getState()).isEqualTo(RatingState.KNOWN);
        assertThat(Reliability.of(9.999, 0).getState()).isEqualTo(RatingState.UNKNOWN);
    }

    @Test
    void theEstimateIsTheMeanAndTheBoundsAreTheQuantilesOfTheBetaDistribution() {
        // Beta(10, 1) has the distribution function x^10: its quantiles are the tenth roots.
        Rating rating = Reliability.of(9, 0);
        assertThat(rating.getEstimate()).isEqualTo(10.0 / 11);
        assertThat(rating.getLower()).isCloseTo(Math.pow(0.05, 0.1), within(1e-9));
        assertThat(rating.getUpper()).isCloseTo(Math.pow(0.95, 0.1), within(1e-9));
        // Beta(1, 10) is its mirror image.
        assertThat(Reliability.of(0, 9).getLower()).isCloseTo(1 - Math.pow(0.95, 0.1), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aSuccessMoreNeverLowersAnything(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            double successes = 1_000 * Math.pow(random.nextDouble(), 3);
            double failures = 1_000 * Math.pow(random.nextDouble(), 3);
            Rating before = Reliability.of(successes, failures);
            Rating after = Reliability.of(successes + random.nextDouble(), failures);
            assertThat(after.getEstimate()).isGreaterThanOrEqualTo(before.getEstimate());
            assertThat(after.getLower()).isGreaterThanOrEqualTo(before.getLower() - 1e-9);
            assertThat(after.getUpper()).isGreaterThanOrEqualTo(before.getUpper() - 1e-9);
            assertThat(before.getLower()).isLessThan(before.getEstimate());
            assertThat(before.getUpper()).isGreaterThan(before.getEstimate());
        }
    }
}
