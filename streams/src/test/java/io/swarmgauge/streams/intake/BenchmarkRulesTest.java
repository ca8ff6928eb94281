package io.swarmgauge.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a measurement derives from its own samples agrees with them. */
class BenchmarkRulesTest {

    private static final Sample FAST = new Sample(1, Outcome.OK, 1_000, 10.0, 800_000.0);
    private static final Sample SLOW = new Sample(2, Outcome.OK, 1_000, 40.0, 200_000.0);
    private static final Sample TIMED_OUT = new Sample(3, Outcome.TIMEOUT, 0, null, null);
    private static final Sample NOT_FOUND = new Sample(4, Outcome.NOT_FOUND, 0, null, null);

    @Test
    void figuresThatFollowFromTheSamplesPass() {
        assertThat(problems(result(AttestationRating.NORMAL, 50.0, 10.0, 320_000.0, FAST, SLOW)))
                .isEmpty();
    }

    @Test
    void figuresWithinAHundredthPassAndThoseBeyondDoNot() {
        assertThat(problems(result(AttestationRating.NORMAL, 50.0, 10.1, 323_200.0, FAST, SLOW)))
                .isEmpty();
        assertThat(problems(result(AttestationRating.NORMAL, 50.0, 10.11, 323_300.0, FAST, SLOW)))
                .containsExactly(
                        "firstChunkMs is 10.11, but the samples come to 10.0",
                        "egressBitsPerSecond is 323300.0, but the samples come to 320000.0");
        assertThat(problems(result(
                        AttestationRating.NORMAL, null, null, null, new Sample(1, Outcome.OK, 1_000, 10.0, 809_000.0))))
                .containsExactly("samples.speedBitsPerSecond is 809000.0, but the samples come to 800000.0");
    }

    @Test
    void recordsWithoutDerivedFiguresPass() {
        Sample plain = new Sample(1, Outcome.OK, 1_000, 10.0, null);
        assertThat(problems(result(AttestationRating.UNKNOWN, null, null, null, plain, TIMED_OUT)))
                .isEmpty();
    }

    @Test
    void theRatingIsThatOfTheSamples() {
        assertThat(problems(result(AttestationRating.DEFAULT, null, null, null, FAST, TIMED_OUT)))
                .isEmpty();
        assertThat(problems(result(AttestationRating.ERROR, null, null, null, FAST, NOT_FOUND)))
                .isEmpty();
        assertThat(problems(result(AttestationRating.NORMAL, null, null, null, FAST, TIMED_OUT)))
                .containsExactly("rating is NORMAL, but not every chunk came");
        assertThat(problems(result(AttestationRating.DEFAULT, null, null, null, FAST, NOT_FOUND)))
                .containsExactly("rating is DEFAULT, but no sample hit the time limit");
        assertThat(problems(result(AttestationRating.ERROR, null, null, null, FAST, TIMED_OUT)))
                .containsExactly("rating is ERROR, but no sample failed in another way than at the time limit");
    }

    @Test
    void whatWasNotDeliveredHasNoFigures() {
        assertThat(problems(result(
                        AttestationRating.UNKNOWN,
                        5_000.0,
                        5.0,
                        7.0,
                        TIMED_OUT,
                        new Sample(4, Outcome.CORRUPT, 0, null, 9.0))))
                .containsExactly(
                        "a sample with outcome CORRUPT has a speedBitsPerSecond",
                        "firstChunkMs is given, but no chunk came",
                        "egressBitsPerSecond is given, but no chunk came");
    }

    @Test
    void anEgressNeedsATime() {
        assertThat(problems(result(AttestationRating.NORMAL, null, null, 320_000.0, FAST)))
                .containsExactly("egressBitsPerSecond is given, but elapsedMs is not");
    }

    @Test
    void figuresThatAreNoFiguresAreNamedOnce() {
        assertThat(problems(result(
                        AttestationRating.NORMAL,
                        50.0,
                        Double.NaN,
                        -1.0,
                        new Sample(1, Outcome.OK, 1_000, 10.0, Double.POSITIVE_INFINITY))))
                .containsExactly(
                        "samples.speedBitsPerSecond is Infinity, must not be negative",
                        "firstChunkMs is NaN, must not be negative",
                        "egressBitsPerSecond is -1.0, must not be negative");
    }

    @Test
    void aHosterIsIdleOrAtWork() {
        assertThat(problems(BenchmarkResult.newBuilder(result(AttestationRating.NORMAL, null, null, null, FAST))
                        .setKind(BenchmarkKind.UNKNOWN)
                        .build()))
                .containsExactly("kind is neither RAW nor WORKING");
    }

    @Test
    void eachChunkIsAskedForOnce() {
        assertThat(problems(result(AttestationRating.NORMAL, null, null, null, FAST, SLOW, FAST)))
                .containsExactly("samples.index 1 comes twice");
    }

    @Test
    void thereAreNoMoreSamplesThanTheSetupHasChunks() {
        Sample[] samples = IntStream.range(0, 11)
                .mapToObj(index -> new Sample(index, Outcome.NOT_FOUND, 0, null, null))
                .toArray(Sample[]::new);
        BenchmarkResult tooMany = result(AttestationRating.ERROR, null, null, null, samples);
        Findings findings = new Findings();
        new BenchmarkRules().checkAgainst(Swarm.setup(), tooMany, findings);

        assertThat(problems(tooMany)).isEmpty();
        assertThat(findings.problems()).containsExactly("samples.index 10 is no chunk of setup 'setup-1'");
    }

    @Test
    void anAnswerBeyondTheTimeLimitIsNone() {
        assertThat(problems(result(AttestationRating.NORMAL, null, null, null, taking(5_000.0))))
                .isEmpty();
        assertThat(problems(result(AttestationRating.NORMAL, null, null, null, taking(5_000.001))))
                .containsExactly("a sample with outcome OK took 5000.001 ms, the time limit is 5000 ms");
    }

    @Test
    void nothingTakesLessThanAMicrosecond() {
        assertThat(problems(result(AttestationRating.NORMAL, 0.001, null, null, taking(0.001), SLOW)))
                .isEmpty();
        assertThat(problems(result(AttestationRating.NORMAL, 0.0, null, null, taking(0.0))))
                .isEmpty();
        assertThat(problems(result(AttestationRating.NORMAL, Double.MIN_VALUE, null, null, taking(1e-300))))
                .containsExactly(
                        "elapsedMs is 4.9E-324, nothing takes so short a time",
                        "samples.latencyMs is 1.0E-300, nothing takes so short a time");
    }

    @Test
    void aTimeLimitIsOneThatSomebodyWouldSet() {
        assertThat(timeLimitProblems(100)).isEmpty();
        assertThat(timeLimitProblems(600_000)).isEmpty();
        assertThat(timeLimitProblems(99)).containsExactly("timeoutMs is 99, must be from 100 to 600000");
        assertThat(timeLimitProblems(600_001)).containsExactly("timeoutMs is 600001, must be from 100 to 600000");
    }

    @Test
    void aChunkIsNoLargerThanAnyIs() {
        assertThat(problems(result(
                        AttestationRating.NORMAL,
                        null,
                        null,
                        null,
                        new Sample(1, Outcome.OK, 16 * 1024 * 1024, 10.0, null))))
                .isEmpty();
        assertThat(problems(result(
                        AttestationRating.NORMAL,
                        null,
                        null,
                        null,
                        new Sample(1, Outcome.OK, 16 * 1024 * 1024 + 1, 10.0, null))))
                .containsExactly("samples.size is 16777217, must be from 0 to 16777216");
    }

    private static Sample taking(double latencyMs) {
        return new Sample(1, Outcome.OK, 1_000, latencyMs, null);
    }

    private static List<String> timeLimitProblems(int timeoutMs) {
        return problems(BenchmarkResult.newBuilder(result(AttestationRating.NORMAL, null, null, null, FAST))
                .setTimeoutMs(timeoutMs)
                .build());
    }

    private static List<String> problems(BenchmarkResult result) {
        Findings findings = new Findings();
        new BenchmarkRules().check(result, findings);
        return findings.problems();
    }

    private static BenchmarkResult result(
            AttestationRating rating,
            @Nullable Double elapsedMs,
            @Nullable Double firstChunkMs,
            @Nullable Double egress,
            Sample... samples) {
        return new BenchmarkResult(
                new NodeHeader(Swarm.STRANGER, "region", 1L, 1L, 0L, 10L),
                Swarm.SETUP,
                Swarm.ALICE,
                BenchmarkKind.WORKING,
                5_000,
                elapsedMs,
                List.of(samples),
                rating,
                firstChunkMs,
                egress);
    }
}
