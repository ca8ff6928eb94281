package io.swarmgauge.streams.rating;

import static io.swarmgauge.streams.rating.Given.ASIA;
import static io.swarmgauge.streams.rating.Given.DAY;
import static io.swarmgauge.streams.rating.Given.EU;
import static io.swarmgauge.streams.rating.Given.HOUR;
import static io.swarmgauge.streams.rating.Given.MINUTE;
import static io.swarmgauge.streams.rating.Given.hoster;
import static io.swarmgauge.streams.rating.Given.samples;
import static io.swarmgauge.streams.rating.Given.share;
import static io.swarmgauge.streams.rating.Given.window;
import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.LoneEvidence;
import io.swarmgauge.schema.gauge.RatingState;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.testkit.Swarm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingTopologyTest {

    @TempDir
    Path directory;

    private RatingDriver room;

    @BeforeEach
    void open() {
        HostingSetup promised = HostingSetup.newBuilder(Swarm.setup("promised"))
                .setTerms(Given.terms(100L, 0.5, 20.0, 0.5))
                .build();
        room = new RatingDriver(directory, Swarm.setup(), promised);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everyRegionHasItsOwnRatingAndAllTogetherHaveOne() {
        for (int minute = 0; minute < 10; minute++) {
            room.hear(window(minute * MINUTE, 0, hoster(ALICE, share(EU, 1.0, "x", "y"), share(ASIA, 0.0, "z", "v"))));
        }

        HosterRatings ratings = room.of(ALICE);
        assertThat(ratings.getAsOf()).isEqualTo(10 * MINUTE);
        assertThat(ratings.getRegions()).extracting(RegionRating::getRegion).containsExactly(ASIA, EU);
        assertThat(ratings.getRegions())
                .extracting(rating -> rating.getReliability().getEstimate())
                .containsExactly(1.0 / 12, 11.0 / 12);
        assertThat(ratings.getRegions())
                .extracting(RegionRating::getAvailability)
                .containsExactly(0.0, 1.0);
        assertThat(ratings.getOverall().getRegion()).isEqualTo("*");
        assertThat(ratings.getOverall().getReliability().getEstimate()).isEqualTo(0.5);
        assertThat(ratings.getOverall().getReliability().getEvidence())
                .as("a window counts once")
                .isEqualTo(10);
        assertThat(ratings.getOverall().getSlotsAsked()).isEqualTo(2);
        assertThat(ratings.getOverall().getAvailability())
                .as("answered from anywhere")
                .isEqualTo(1);
    }

    @Test
    void anAttestorThatNamesManyRegionsMakesNothingKnownFaster() {
        RegionAttestation[] everywhere = IntStream.range(0, 40)
                .mapToObj(number -> share("region-" + number, 0.5, "x"))
                .toArray(RegionAttestation[]::new);
        for (int minute = 0; minute < 9; minute++) {
            room.hear(window(minute * MINUTE, 0, hoster(ALICE, everywhere)));
        }
        RegionRating overall = room.of(ALICE).getOverall();
        assertThat(overall.getReliability().getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(overall.getReliability().getEvidence()).isEqualTo(9);
        assertThat(overall.getLone()).containsExactly(new LoneEvidence("x", 4.5, 4.5));
    }

    @Test
    void overallQualityCountsTheSamplesOfAllRegionsAndEachWindowOnce() {
        for (int minute = 0; minute < 9; minute++) {
            room.hear(window(
                    "promised",
                    minute * MINUTE,
                    0,
                    hoster(
                            ALICE,
                            samples(ASIA, List.of(10.0), List.of()),
                            samples(EU, List.of(30.0, 40.0, 50.0), List.of()))));
        }
        RegionRating overall = room.of(ALICE).getOverall();
        assertThat(overall.getQuality().getEstimate()).isCloseTo(0.5, within(1e-9));
        assertThat(overall.getQuality().getEvidence()).isEqualTo(9);
        assertThat(overall.getQuality().getState()).isEqualTo(RatingState.UNKNOWN);
    }

    @Test
    void fewWindowsAreNeverAConfidentNumber() {
        for (int minute = 0; minute < 9; minute++) {
            room.hear(window(minute * MINUTE, 0, hoster(ALICE, share(EU, 1.0, "x"))));
        }
        RegionRating europe = europe();
        assertThat(europe.getReliability().getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(europe.getReliability().getUpper() - europe.getReliability().getLower())
                .isGreaterThan(0.2);

        room.hear(window(9 * MINUTE, 0, hoster(ALICE, share(EU, 1.0, "x"))));
        assertThat(europe().getReliability().getState()).isEqualTo(RatingState.KNOWN);
    }

    @Test
    void aHosterThatNobodyMeasuredIsNamedAsUnknown() {
        room.hear(window(0, 0, hoster(ALICE)));
        HosterRatings ratings = room.of(ALICE);
        assertThat(ratings.getRegions()).isEmpty();
        assertThat(ratings.getOverall().getReliability().getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(ratings.getOverall().getQuality().getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(ratings.getOverall().getAvailability()).isNull();
    }

    @Test
    void aLateRevisionTakesAChargeBack() {
        room.hear(window(0, 0, hoster(ALICE, share(EU, 0.0, "x"))));
        assertThat(europe().getFailures()).isEqualTo(1);

        room.hear(window(23 * HOUR, 0, hoster(ALICE, share(EU, 1.0, "x"))));
        room.hear(window(0, 1, hoster(ALICE)));

        assertThat(europe().getFailures()).isZero();
        assertThat(europe().getSuccesses()).isEqualTo(1);
        assertThat(europe().getSlotsAsked()).isEqualTo(1);
    }

    @Test
    void evidenceHalvesInSevenDaysAndIsForgottenAfterFiveWeeks() {
        for (int minute = 0; minute < 20; minute++) {
            room.hear(window(minute * MINUTE, 0, hoster(ALICE, share(EU, 1.0, "x", "y"))));
        }
        assertThat(europe().getReliability().getEvidence()).isEqualTo(20);

        room.hear(window(HOUR + 7 * DAY - MINUTE, 0, hoster(ALICE)));
        assertThat(europe().getReliability().getEvidence()).isCloseTo(10, within(1e-9));
        assertThat(europe().getAvailability()).isEqualTo(1);

        room.hear(window(HOUR + 28 * DAY - 2 * MINUTE, 0, hoster(ALICE)));
        assertThat(europe().getSlotsAsked()).isEqualTo(4);
        room.hear(window(HOUR + 28 * DAY - MINUTE, 0, hoster(ALICE)));
        assertThat(europe().getAvailability()).as("promised for 28 days").isNull();
        assertThat(europe().getReliability().getEvidence()).isCloseTo(20.0 / 16, within(1e-9));
        assertThat(europe().getReliability().getState()).isEqualTo(RatingState.UNKNOWN);

        room.hear(window(HOUR + 35 * DAY - 2 * MINUTE, 0, hoster(ALICE)));
        assertThat(room.of(ALICE).getRegions()).hasSize(1);
        room.hear(window(HOUR + 35 * DAY - MINUTE, 0, hoster(ALICE)));
        assertThat(room.of(ALICE).getRegions()).isEmpty();
        assertThat(room.of(ALICE).getOverall().getReliability().getEstimate()).isEqualTo(0.5);
    }

    @Test
    void slotsWithoutAQuestionAreUnknownAndOneAnswerMakesASlot() {
        room.hear(window(0, 0, hoster(ALICE, share(EU, 0.0, "x"))));
        room.hear(window(4 * MINUTE, 0, hoster(ALICE, share(EU, 0.1, "x"))));
        room.hear(window(5 * MINUTE, 0, hoster(ALICE, share(EU, 0.0, "x"))));
        room.hear(window(30 * MINUTE, 0, hoster(ALICE)));

        assertThat(europe().getSlotsAsked()).isEqualTo(2);
        assertThat(europe().getSlotsAnswered()).isEqualTo(1);
        assertThat(europe().getAvailability()).isEqualTo(0.5);
    }

    @Test
    void theEightLoneAttestorsWithTheMostEvidenceAreNamed() {
        for (int minute = 0; minute < 11; minute++) {
            String attestor = minute < 2 ? "twice" : "attestor-" + (char) ('a' + minute);
            room.hear(window(minute * MINUTE, 0, hoster(ALICE, share(EU, 1.0, attestor))));
        }
        assertThat(europe().getLone()).hasSize(8);
        assertThat(europe().getLone().get(0)).isEqualTo(new LoneEvidence("twice", 2.0, 0.0));
        assertThat(europe().getLone().get(7).getAttestorId()).isEqualTo("attestor-i");
    }

    @Test
    void qualityIsHeldAgainstThePlansTerms() {
        // Given half of the speeds fast enough and a quarter of the latencies short enough, at guarantees of one half
        for (int minute = 0; minute < 10; minute++) {
            room.hear(window(
                    "promised",
                    minute * MINUTE,
                    0,
                    hoster(ALICE, samples(EU, List.of(10.0, 21.0, 30.0, 40.0), List.of(99.0, 100.0)))));
        }
        assertThat(europe().getQuality().getEstimate()).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(europe().getQuality().getState()).isEqualTo(RatingState.KNOWN);
        assertThat(europe().getQuality().getEvidence()).isEqualTo(10);
    }

    private RegionRating europe() {
        return room.of(ALICE).getRegions().stream()
                .filter(rating -> rating.getRegion().equals(EU))
                .findFirst()
                .orElseThrow();
    }
}
