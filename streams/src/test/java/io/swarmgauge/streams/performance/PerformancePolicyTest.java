package io.swarmgauge.streams.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.ledger.KeptBucket;
import io.swarmgauge.streams.state.performance.AgreedSamples;
import io.swarmgauge.streams.state.performance.KeptRegion;
import io.swarmgauge.streams.state.performance.PerformanceBucket;
import io.swarmgauge.streams.state.performance.RegionSamples;
import io.swarmgauge.streams.testkit.Swarm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerformancePolicyTest {

    private static final Window WINDOW = new Window(0, Given.MINUTE);
    private static final String LONG_NAME = "r".repeat(254);
    private static final int MILLION = 1_000_000;

    private final AtomicInteger leftOut = new AtomicInteger();
    private final PerformancePolicy policy = new PerformancePolicy(leftOut::addAndGet);

    @Test
    void noMoreThanTwentyFourViewsAreKeptTheSameInAnyOrderAndTheRestIsCounted() {
        List<AgreedSamples> contributions = IntStream.range(0, 30)
                .mapToObj(number -> new AgreedSamples(List.of(samples(number, number))))
                .toList();
        PerformanceBucket inOrder = sum(contributions);
        assertThat(inOrder.getRegions()).hasSize(24);
        assertThat(leftOut).hasValue(6);
        for (long order = 1; order <= 5; order++) {
            List<AgreedSamples> shuffled = new ArrayList<>(contributions);
            Collections.shuffle(shuffled, new Random(order));
            assertThat(sum(shuffled)).isEqualTo(inOrder);
        }
    }

    @Test
    void aBucketOfAMillionSamplesInEachSketchStaysBelowAMegabyte() {
        ByteBuffer bucket = StateSerde.of(PerformanceBucket.class)
                .encode(new PerformanceBucket(full(0, PerformancePolicy.MOST_VIEWS_KEPT)));
        KeptBucket kept = new KeptBucket(bucket, bucket, false);
        assertThat(StateSerde.of(KeptBucket.class).encode(kept).remaining()).isBetween(600_000, 800_000);
    }

    @Test
    void aConclusionFromMillionsOfSamplesStaysBelow700Kilobytes() {
        List<DatedBucket<PerformanceBucket>> buckets = List.of(
                new DatedBucket<>(0, new PerformanceBucket(full(0, 24))),
                new DatedBucket<>(1, new PerformanceBucket(full(12, 36))),
                new DatedBucket<>(2, new PerformanceBucket(full(24, 48))));

        HosterPerformances said = policy.conclude(Swarm.ALICE, buckets, Given.MINUTE);

        assertThat(said.getRegions()).hasSize(32);
        assertThat(StateSerde.of(HosterPerformances.class).encode(said).remaining())
                .isBetween(400_000, 600_000);
    }

    @Test
    void theThirtyTwoViewsWithTheMostSamplesAreSaidAscending() {
        PerformanceBucket few = sum(List.of(new AgreedSamples(
                IntStream.range(0, 24).mapToObj(number -> samples(number, 1)).toList())));
        PerformanceBucket many = sum(List.of(new AgreedSamples(IntStream.range(24, 48)
                .mapToObj(number -> samples(number, 1, 2))
                .toList())));

        HosterPerformances said = policy.conclude(
                Swarm.ALICE, List.of(new DatedBucket<>(0, few), new DatedBucket<>(1, many)), Given.MINUTE);

        assertThat(said.getRegions())
                .extracting(RegionPerformance::getRegion)
                .hasSize(32)
                .isSorted()
                .contains(region(7), region(24), region(47))
                .doesNotContain(region(8));
    }

    /** Views, each with a million samples in each of its sketches. */
    private static List<KeptRegion> full(int from, int to) {
        Random random = new Random(1);
        List<Double> million = random.doubles(MILLION).boxed().toList();
        RegionSketch sketch = new RegionSketch();
        sketch.add(new RegionSamples("", "", million, million, million), Given.MINUTE);
        return IntStream.range(from, to)
                .mapToObj(number -> sketch.kept(new View(region(number), BenchmarkKind.WORKING)))
                .toList();
    }

    private PerformanceBucket sum(List<AgreedSamples> contributions) {
        return contributions.stream()
                .reduce(
                        policy.empty(),
                        (bucket, samples) -> policy.add(bucket, samples, WINDOW),
                        (one, other) -> other);
    }

    private static RegionSamples samples(int region, double... latencies) {
        return new RegionSamples(
                region(region), BenchmarkKind.WORKING.name(), Given.list(latencies), List.of(), List.of());
    }

    private static String region(int number) {
        return LONG_NAME + "%02d".formatted(number);
    }
}
