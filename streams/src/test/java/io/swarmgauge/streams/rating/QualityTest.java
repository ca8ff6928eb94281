package io.swarmgauge.streams.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;
import io.swarmgauge.streams.state.rating.ScoreTally;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {

    @Test
    void aScoreIsTheShareThatCameUpToTheYardstickOverTheGuarantee() {
        assertThat(new Score(10, 100, 90, 90).estimate()).isEqualTo(1);
        assertThat(new Score(10, 100, 45, 90).estimate()).isEqualTo(0.5);
    }

    @Test
    void moreThanTheGuaranteeEarnsNothing() {
        assertThat(new Score(10, 100, 100, 90).estimate()).isEqualTo(1);
    }

    @Test
    void setupsWithDifferentGuaranteesAreHeldAgainstWhatTheyOweTogether() {
        // Given 10 samples at 90 % of which 9 were met, and 10 samples at 50 % of which 3 were met
        Score together = new Score(1, 10, 9, 9).plus(new Score(1, 10, 3, 5));
        assertThat(together.estimate()).isCloseTo(12.0 / 14, within(1e-12));
    }

    @Test
    void theBoundsOfAScoreAreThoseOfTheShareWithAsManyTrialsAsWindows() {
        Score all = new Score(10, 500, 500, 500);
        assertThat(all.lower()).isCloseTo(Math.pow(0.05, 1.0 / 11), within(1e-9));
        assertThat(all.upper()).isEqualTo(1);
        Score none = new Score(10, 500, 0, 400);
        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isCloseTo((1 - Math.pow(0.05, 1.0 / 11)) / 0.8, within(1e-9));
    }

    @Test
    void qualityIsTheGeometricMeanOfBothScores() {
        Rating rating = Quality.of(new Score(10, 100, 40, 100), new Score(10, 100, 90, 100), 10);
        assertThat(rating.getEstimate()).isCloseTo(0.6, within(1e-12));
        assertThat(rating.getState()).isEqualTo(RatingState.KNOWN);
        assertThat(rating.getLower()).isBetween(0.3, 0.6);
        assertThat(rating.getUpper()).isBetween(0.6, 0.85);
    }

    @Test
    void oneScoreStandsAloneWhereTheOtherIsNotPromised() {
        Score half = new Score(10, 100, 45, 90);
        assertThat(Quality.of(half, Score.NOTHING, 10).getEstimate()).isEqualTo(0.5);
        assertThat(Quality.of(Score.NOTHING, half, 10).getEstimate()).isEqualTo(0.5);
    }

    @Test
    void withoutASampleItIsUnknownAndAnythingIsPossible() {
        Rating rating = Quality.of(Score.NOTHING, Score.NOTHING, 0);
        assertThat(rating.getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(rating.getEstimate()).isEqualTo(0.5);
        assertThat(rating.getUpper() - rating.getLower()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void belowTenWindowsItIsUnknownHoweverManySamplesTheyHold() {
        Rating rating = Quality.of(new Score(9, 9_000, 9_000, 9_000), Score.NOTHING, 9);
        assertThat(rating.getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(rating.getLower()).isLessThan(0.75);
    }

    @Test
    void aYardstickCountsWhatIsJustFastAndSoonEnough() {
        assertThat(new Yardstick(100, 0.9).atLeast(List.of(99.9, 100.0, 101.0)))
                .isEqualTo(new ScoreTally(1L, 3L, 2L, 2_700_000L));
        assertThat(new Yardstick(100, 0.9).atMost(List.of(99.9, 100.0, 100.1)))
                .isEqualTo(new ScoreTally(1L, 3L, 2L, 2_700_000L));
        assertThat(new Yardstick(100, 0.9).atMost(List.of())).isEqualTo(Yardstick.NOTHING);
    }

    @Test
    void theSmallestGuaranteeStillOwesSomething() {
        ScoreTally tally = new Yardstick(100, 1e-9).atLeast(List.of(1.0));
        assertThat(tally.getOwed()).isEqualTo(1);
        assertThat(new Score(1, tally.getSamples(), tally.getMet(), tally.getOwed() / 1e6).estimate())
                .isZero();
    }
}
