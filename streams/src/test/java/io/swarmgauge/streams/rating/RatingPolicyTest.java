package io.swarmgauge.streams.rating;

import static io.swarmgauge.streams.rating.Given.hoster;
import static io.swarmgauge.streams.rating.Given.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.ledger.KeptBucket;
import io.swarmgauge.streams.state.rating.RatingEvidence;
import io.swarmgauge.streams.testkit.Swarm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingPolicyTest {

    private static final Window WINDOW = new Window(0, Given.MINUTE);
    private static final String LONG_NAME = "r".repeat(256);

    private final AtomicInteger leftOut = new AtomicInteger();
    private final RatingPolicy policy = new RatingPolicy(leftOut::addAndGet);

    @Test
    void noMoreThanSixtyFourRegionsAreKeptAndTheRestIsCounted() {
        RatingEvidence kept = policy.add(policy.empty(), everywhere(70, "x"), WINDOW);
        assertThat(kept.getRegions()).hasSize(64);
        assertThat(leftOut).hasValue(6);
    }

    @Test
    void theSameRegionsAndAttestorsAreKeptInAnyOrder() {
        List<RatingEvidence> contributions = new ArrayList<>(worst());
        RatingEvidence inOrder = sum(contributions);
        for (long order = 1; order <= 5; order++) {
            List<RatingEvidence> shuffled = new ArrayList<>(contributions);
            Collections.shuffle(shuffled, new Random(order));
            assertThat(sum(shuffled)).isEqualTo(inOrder);
        }
    }

    @Test
    void aBucketOfTheWorstStaysFarBelowAMegabyte() {
        ByteBuffer bucket = StateSerde.of(RatingEvidence.class).encode(sum(worst()));
        KeptBucket kept = new KeptBucket(bucket, bucket, false);
        assertThat(StateSerde.of(KeptBucket.class).encode(kept).remaining()).isBetween(300_000, 500_000);
    }

    @Test
    void theThirtyTwoRegionsWithTheMostEvidenceAreRated() {
        List<RatingEvidence> contributions = new ArrayList<>();
        contributions.add(everywhere(60, "x"));
        contributions.add(evidence(share(region(59), 1.0, "x")));
        HosterRatings ratings =
                policy.conclude(Swarm.ALICE, List.of(new DatedBucket<>(0, sum(contributions))), Given.MINUTE);

        assertThat(ratings.getRegions())
                .extracting(RegionRating::getRegion)
                .hasSize(32)
                .isSorted()
                .contains(region(0), region(30), region(59))
                .doesNotContain(region(31));
        assertThat(StateSerde.of(HosterRatings.class).encode(ratings).remaining())
                .isLessThan(50_000);
    }

    /** Many more regions than are kept, each with many more attestors that stand alone. */
    private static List<RatingEvidence> worst() {
        return IntStream.range(0, 60)
                .mapToObj(number -> everywhere(70, "%064d".formatted(number)))
                .toList();
    }

    private RatingEvidence sum(List<RatingEvidence> contributions) {
        return contributions.stream()
                .reduce(policy.empty(), (bucket, contribution) -> policy.add(bucket, contribution, WINDOW));
    }

    private static RatingEvidence everywhere(int regions, String attestor) {
        return evidence(IntStream.range(0, regions)
                .mapToObj(number -> share(region(number), 0.5, attestor))
                .toArray(RegionAttestation[]::new));
    }

    private static RatingEvidence evidence(RegionAttestation... regions) {
        AttestedWindow window = Given.window(0, 0, hoster(Swarm.ALICE, regions));
        return WindowEvidence.of(window.getHosters().get(0), window, Yardsticks.of(Optional.empty(), window));
    }

    private static String region(int number) {
        return LONG_NAME.substring(2) + "%02d".formatted(number);
    }
}
