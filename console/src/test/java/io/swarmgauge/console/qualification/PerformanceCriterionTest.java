package io.swarmgauge.console.qualification;

import static io.swarmgauge.console.qualification.Known.and;
import static io.swarmgauge.console.qualification.Known.hoster;
import static io.swarmgauge.console.qualification.Known.job;
import static io.swarmgauge.console.qualification.Known.times;
import static io.swarmgauge.schema.node.BenchmarkKind.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.plan.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerformanceCriterionTest {

    private static Job.Builder latency() {
        return job().setLatencyMs(100.0);
    }

    @Test
    void aSlowHosterIsToldItsFigureTheLimitAndTheSamples() {
        Known slow = hoster().latencies(WORKING, "EU", and(times(40, 50), times(8, 212)));

        assertThat(only(ReasonCode.LATENCY, slow, latency()))
                .isEqualTo(new Reason(
                        ReasonCode.LATENCY,
                        "EU",
                        false,
                        Basis.WORKING,
                        212.0,
                        100.0,
                        "ms",
                        48,
                        "latency in EU: 212 ms at 95 %, the job asks for ≤ 100 ms; 48 samples"));
    }

    @Test
    void theLimitItselfIsKept() {
        assertThat(hoster().latencies(WORKING, "EU", times(10, 100)).qualifies(latency()))
                .matches(QualificationAnswer::qualifies)
                .matches(answer -> !answer.provisional());
    }

    @Test
    void theShareOfSamplesThatMayMissTheLimitIsExact() {
        double[] ninetyFive = and(times(95, 50), times(5, 500));
        double[] ninetyFour = and(times(94, 50), times(6, 500));

        assertThat(hoster().latencies(WORKING, "EU", ninetyFive)
                        .qualifies(latency())
                        .qualifies())
                .isTrue();
        assertThat(hoster().latencies(WORKING, "EU", ninetyFour)
                        .qualifies(latency())
                        .qualifies())
                .isFalse();
    }

    @Test
    void speedIsWhatNineOfTenTransfersReach() {
        Job.Builder job = job().setSpeedBitsPerSecond(2e6);

        assertThat(only(ReasonCode.SPEED, hoster().speeds(WORKING, "EU", and(times(9, 3e6), 1e6)), job))
                .returns(true, Reason::ok)
                .returns("speed in EU: 3 Mbit/s at 90 %, the job asks for ≥ 2 Mbit/s; 10 samples", Reason::sentence);
        assertThat(only(ReasonCode.SPEED, hoster().speeds(WORKING, "EU", and(times(8, 3e6), 1e6, 1.25e6)), job))
                .returns(false, Reason::ok)
                .returns("speed in EU: 1.25 Mbit/s at 90 %, the job asks for ≥ 2 Mbit/s; 10 samples", Reason::sentence);
    }

    @Test
    void bandwidthIsJudgedLikeSpeedByItsOwnShare() {
        Job.Builder job = job().setBandwidthBitsPerSecond(5e6).setBandwidthShare(0.5);

        assertThat(only(
                        ReasonCode.BANDWIDTH,
                        hoster().bandwidths(WORKING, "EU", and(times(5, 6e6), times(5, 1e6))),
                        job))
                .returns(true, Reason::ok)
                .returns(6e6, Reason::figure);
    }

    @Test
    void sparseSamplesNeverQualifyAndSayWhatIsMissing() {
        QualificationAnswer answer =
                hoster().latencies(WORKING, "EU", times(9, 10)).qualifies(latency());

        assertThat(answer.qualifies()).isFalse();
        assertThat(answer.against())
                .extracting(Reason::sentence)
                .containsExactly(
                        "latency in EU: unknown, the job asks for ≤ 100 ms; 9 samples at work of the 10 that it takes,"
                                + " no raw benchmark",
                        "evidence in EU: too little on latency and no raw benchmark; have attestors of EU measure this"
                                + " hoster");
    }

    @Test
    void theRawBenchmarkStandsInForSparseSamples() {
        Known newcomer = hoster().latencies(WORKING, "EU", times(9, 10)).raw("EU", times(20, 80));

        assertThat(newcomer.qualifies(latency()))
                .matches(QualificationAnswer::qualifies)
                .matches(QualificationAnswer::provisional);
        assertThat(only(ReasonCode.LATENCY, newcomer, latency()).sentence())
                .isEqualTo("latency in EU: 80 ms at 95 %, the job asks for ≤ 100 ms; raw benchmark, 20 samples"
                        + " (at work: 9 of the 10 that it takes)");
    }

    @Test
    void aSlowRawBenchmarkIsANo() {
        assertThat(only(ReasonCode.LATENCY, hoster().raw("EU", times(20, 180)), latency()))
                .returns(false, Reason::ok)
                .returns(Basis.RAW, Reason::basis);
    }

    @Test
    void sparseSamplesThatFallShortAreNoKnowledgeEither() {
        Known slowSoFar = hoster().latencies(WORKING, "EU", times(9, 300)).raw("EU", times(20, 8));

        assertThat(slowSoFar.qualifies(latency()))
                .matches(QualificationAnswer::qualifies)
                .matches(QualificationAnswer::provisional);
        assertThat(only(
                        ReasonCode.LATENCY,
                        hoster().latencies(WORKING, "EU", times(10, 300)).raw("EU", times(20, 8)),
                        latency()))
                .returns(false, Reason::ok)
                .returns(Basis.WORKING, Reason::basis);
    }

    @Test
    void aRawBenchmarkOfFewerThanTenSamplesDoesNotStandIn() {
        assertThat(hoster().raw("EU", times(10, 20)).qualifies(latency()).qualifies())
                .isTrue();
        assertThat(hoster().raw("EU", times(9, 20)).qualifies(latency()).against())
                .extracting(Reason::sentence)
                .containsExactly(
                        "latency in EU: unknown, the job asks for ≤ 100 ms; 0 samples at work of the 10 that it takes,"
                                + " a raw benchmark of 9 samples, fewer than the 10 that it takes",
                        "evidence in EU: too little on latency and a raw benchmark of 9 samples, fewer than the 10 that"
                                + " it takes; have attestors of EU measure this hoster");
    }

    @Test
    void aRawBenchmarkThatTimedOutHalfTheTimeDoesNotStandIn() {
        Job.Builder patient = job().setLatencyMs(10_000.0);
        double[] latencies = and(times(5, 20), times(5, 5_000));

        assertThat(hoster().raw("EU", latencies, and(times(5, 1e6), times(5, 0)))
                        .qualifies(patient)
                        .against())
                .extracting(Reason::sentence)
                .first()
                .asString()
                .endsWith("a raw benchmark that delivered 50 %, not more than half");
        assertThat(hoster().raw("EU", latencies, and(times(6, 1e6), times(4, 0)))
                        .qualifies(patient)
                        .qualifies())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "100.4, 100, 100.4 ms, 100 ms",
        "100.00001, 100, 100.00001 ms, 100 ms",
        "212, 100, 212 ms, 100 ms",
        "1234.4, 1234, 1234.4 ms, 1234 ms"
    })
    void aFigureThatMissesTheLimitByLittleIsShownWithAsManyDigitsAsItTakes(
            double figure, double limit, String shown, String asked) {
        Known slow = hoster().latencies(WORKING, "EU", times(10, figure));

        assertThat(only(ReasonCode.LATENCY, slow, job().setLatencyMs(limit)).sentence())
                .isEqualTo("latency in EU: %s at 95 %%, the job asks for ≤ %s; 10 samples".formatted(shown, asked));
    }

    @ParameterizedTest
    @CsvSource({
        "1999999, 2000000, 1.999999 Mbit/s, 2 Mbit/s",
        "999999, 1000000, 999.999 kbit/s, 1 Mbit/s",
        "1250000, 2000000, 1.25 Mbit/s, 2 Mbit/s"
    })
    void aRateThatMissesTheLimitByLittleToo(double figure, double limit, String shown, String asked) {
        Known slow = hoster().speeds(WORKING, "EU", times(10, figure));

        assertThat(only(ReasonCode.SPEED, slow, job().setSpeedBitsPerSecond(limit))
                        .sentence())
                .isEqualTo("speed in EU: %s at 90 %%, the job asks for ≥ %s; 10 samples".formatted(shown, asked));
    }

    @Test
    void enoughSamplesAtWorkOutweighAnyRawBenchmark() {
        Known warmedUp = hoster().latencies(WORKING, "EU", times(10, 20)).raw("EU", times(20, 900));

        assertThat(warmedUp.qualifies(latency())).matches(QualificationAnswer::qualifies);
    }

    @Test
    void samplesFromAnotherRegionAreNoEvidence() {
        Known elsewhere = hoster().latencies(WORKING, "ASIA", times(50, 10));

        assertThat(elsewhere.qualifies(latency()).against())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.LATENCY, ReasonCode.INSUFFICIENT_EVIDENCE);
    }

    private static Reason only(ReasonCode code, Known hoster, Job.Builder job) {
        return hoster.qualifies(job).reasons().stream()
                .filter(reason -> reason.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
