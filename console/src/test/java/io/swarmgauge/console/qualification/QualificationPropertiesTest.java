package io.swarmgauge.console.qualification;

import static io.swarmgauge.console.qualification.Known.and;
import static io.swarmgauge.console.qualification.Known.hoster;
import static io.swarmgauge.console.qualification.Known.job;
import static io.swarmgauge.schema.node.BenchmarkKind.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.plan.Job;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever was measured. */
class QualificationPropertiesTest {

    private static final int ROUNDS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void fromTenSamplesOnOneMoreFastSampleNeverTurnsAYesIntoANo(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Job.Builder job = job().setLatencyMs(100.0).setLatencyShare(0.5 + random.nextInt(50) / 100.0);
            double[] working = latencies(random, 10 + random.nextInt(30));
            double[] raw = latencies(random, random.nextInt(20));
            boolean before = measured(working, raw).qualifies(job).qualifies();
            boolean after = measured(and(working, 100), raw).qualifies(job).qualifies();

            assertThat(!before || after)
                    .as("%d samples, seed %d", working.length, seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void fromTenWindowsOnOneMoreSuccessNeverTurnsAYesIntoANo(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            double least = random.nextInt(100) / 100.0;
            Job.Builder job =
                    job().setMinReliability(least).setMinQuality(least).setMinAvailability(least);
            double[] raw = latencies(random, random.nextInt(20));
            int failures = random.nextInt(6);
            int successes = 10 - failures + random.nextInt(60);
            boolean before = hoster().raw("EU", raw)
                    .reliable("EU", successes, failures)
                    .qualifies(job)
                    .qualifies();
            boolean after = hoster().raw("EU", raw)
                    .reliable("EU", successes + 1, failures)
                    .qualifies(job)
                    .qualifies();

            assertThat(!before || after)
                    .as("%d of %d, ≥ %s, seed %d", successes, successes + failures, least, seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void belowTenNothingSeenAtWorkChangesTheAnswer(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Job.Builder job = job().setLatencyMs(100.0)
                    .setLatencyShare(0.5 + random.nextInt(50) / 100.0)
                    .setMinReliability(random.nextInt(100) / 100.0);
            double[] raw = latencies(random, random.nextInt(20));
            int successes = random.nextInt(10);
            boolean idle = measured(new double[0], raw).qualifies(job).qualifies();
            boolean seen = measured(latencies(random, random.nextInt(10)), raw)
                    .reliable("EU", successes, random.nextInt(10 - successes))
                    .qualifies(job)
                    .qualifies();

            assertThat(seen).as("%d raw samples, seed %d", raw.length, seed).isEqualTo(idle);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sparseDataNeverQualifiesWithoutARawBenchmark(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Known sparse = measured(latencies(random, random.nextInt(10)), new double[0])
                    .reliable("EU", random.nextInt(10), 0);

            assertThat(sparse.qualifies(job().setLatencyMs(1e9)).qualifies()).isFalse();
            assertThat(sparse.qualifies(job().setMinReliability(0.01)).qualifies())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyCriterionOfTheJobIsAnsweredInEveryRegion(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Known hoster = measured(latencies(random, random.nextInt(20)), latencies(random, random.nextInt(2)));
            Job.Builder job = job().setRegions(java.util.List.of("EU", "ASIA"))
                    .setLatencyMs(100.0)
                    .setMinReliability(0.5);

            assertThat(hoster.qualifies(job).reasons())
                    .filteredOn(
                            reason -> reason.code() == ReasonCode.LATENCY || reason.code() == ReasonCode.RELIABILITY)
                    .extracting(Reason::region)
                    .containsExactly("EU", "EU", "ASIA", "ASIA");
        }
    }

    private static Known measured(double[] working, double[] raw) {
        return hoster().latencies(WORKING, "EU", working).raw("EU", raw);
    }

    private static double[] latencies(Random random, int count) {
        return random.doubles(count, 60, 106).toArray();
    }
}
