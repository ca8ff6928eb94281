package io.swarmgauge.streams.rating;

import static io.swarmgauge.streams.rating.Given.ASIA;
import static io.swarmgauge.streams.rating.Given.EU;
import static io.swarmgauge.streams.rating.Given.HOUR;
import static io.swarmgauge.streams.rating.Given.MINUTE;
import static io.swarmgauge.streams.rating.Given.hoster;
import static io.swarmgauge.streams.rating.Given.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.state.rating.RatingEvidence;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingPropertiesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyOrderAndAnyDuplicationOfAnyRevisionsLeadToTheSameRatings(long seed) {
        List<AttestedWindow> windows = windows(new Random(seed));
        Map<String, HosterRatings> inOrder = ratings("in-order", windows);
        assertThat(inOrder).hasSize(3);
        assertThat(ratings("shuffled", Shuffle.of(windows, seed))).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aSuccessAsOfTheSameMomentNeverLowersReliability(long seed) {
        Random random = new Random(seed);
        List<DatedBucket<RatingEvidence>> buckets = new ArrayList<>();
        for (int hour = 0; hour < 400; hour += 1 + random.nextInt(20)) {
            buckets.add(new DatedBucket<>(hour * HOUR, evidence(hour * HOUR, random.nextDouble())));
        }
        Rating before = reliability(buckets);

        int lucky = random.nextInt(buckets.size());
        DatedBucket<RatingEvidence> bucket = buckets.get(lucky);
        buckets.set(
                lucky, new DatedBucket<>(bucket.start(), Tallies.sum(bucket.content(), evidence(bucket.start(), 1.0))));
        Rating after = reliability(buckets);

        assertThat(after.getEstimate()).isGreaterThanOrEqualTo(before.getEstimate());
        assertThat(after.getLower()).isGreaterThanOrEqualTo(before.getLower() - 1e-9);
    }

    private static Rating reliability(List<DatedBucket<RatingEvidence>> buckets) {
        return new RatingPolicy(regions -> {})
                .conclude(Swarm.ALICE, buckets, 400 * HOUR)
                .getOverall()
                .getReliability();
    }

    private static RatingEvidence evidence(long start, double answeredShare) {
        AttestedWindow window = Given.window(start, 0, hoster(Swarm.ALICE, share(EU, answeredShare, "x", "y")));
        return WindowEvidence.of(window.getHosters().get(0), window, Yardsticks.of(Optional.empty(), window));
    }

    private Map<String, HosterRatings> ratings(String name, List<AttestedWindow> windows) {
        try (RatingDriver room = new RatingDriver(directory.resolve(name), Swarm.setup(), Swarm.setup("setup-2"))) {
            windows.forEach(room::hear);
            return room.current();
        }
    }

    /** Two setups over a few hours, each window with some revisions. */
    private static List<AttestedWindow> windows(Random random) {
        List<AttestedWindow> windows = new ArrayList<>();
        for (String setup : List.of(Swarm.SETUP, "setup-2")) {
            for (long start = 0; start < 5 * HOUR; start += 17 * MINUTE) {
                for (int revision = 0; revision <= random.nextInt(3); revision++) {
                    windows.add(Given.window(
                            setup,
                            start,
                            revision,
                            any(Swarm.ALICE, random),
                            any(Swarm.BOB, random),
                            any(Swarm.CAROL, random)));
                }
            }
        }
        return windows;
    }

    private static HosterAttestation any(String hosterId, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> hoster(hosterId);
            case 1 -> hoster(hosterId, share(ASIA, random.nextDouble(), "x", "y"));
            case 2 -> hoster(hosterId, share(EU, random.nextDouble(), "attestor-" + random.nextInt(12)));
            default ->
                hoster(
                        hosterId,
                        share(ASIA, null, "x", "y"),
                        Given.samples(
                                EU,
                                List.of(random.nextDouble(), random.nextDouble()),
                                List.of(random.nextDouble(), random.nextDouble())));
        };
    }
}
