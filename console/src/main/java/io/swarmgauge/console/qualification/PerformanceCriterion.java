package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.gauge.Quantiles;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.schema.plan.Job;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A limit that a share of the measurements must keep: latency at most, speed and bandwidth at least.
 *
 * <p>What was measured at work decides as soon as there are ten samples. Below that nothing is known, and a raw benchmark
 * that counts decides by the same limit, so that no single sample does.
 */
record PerformanceCriterion(
        ReasonCode code,
        double limit,
        double share,
        Function<RegionPerformance, @Nullable Quantiles> figures,
        String unit,
        Wording.Words words) {

    static Stream<PerformanceCriterion> of(Job job) {
        return Stream.of(
                        latency(job.getLatencyMs(), job.getLatencyShare()),
                        throughput(
                                ReasonCode.SPEED,
                                job.getSpeedBitsPerSecond(),
                                job.getSpeedShare(),
                                RegionPerformance::getSpeedBitsPerSecond),
                        throughput(
                                ReasonCode.BANDWIDTH,
                                job.getBandwidthBitsPerSecond(),
                                job.getBandwidthShare(),
                                RegionPerformance::getBandwidthBitsPerSecond))
                .flatMap(Optional::stream);
    }

    Reason judge(RegionEvidence evidence) {
        SampleQuantiles working = SampleQuantiles.of(evidence.working().map(figures));
        SampleQuantiles raw = SampleQuantiles.of(evidence.raw().map(figures));
        String region = evidence.region();
        if (working.samples() >= Qualification.LEAST_SAMPLES) {
            return measured(region, working, Basis.WORKING, Wording.counted(working.samples(), "sample"));
        }
        if (raw.samples() > 0 && evidence.rawBenchmark().counts()) {
            return measured(
                    region,
                    raw,
                    Basis.RAW,
                    "raw benchmark, %s (at work: %d of the %d that it takes)"
                            .formatted(
                                    Wording.counted(raw.samples(), "sample"),
                                    working.samples(),
                                    Qualification.LEAST_SAMPLES));
        }
        return unknown(evidence, working.samples());
    }

    private Reason measured(String region, SampleQuantiles samples, Basis basis, String rests) {
        double figure = figure(samples);
        return new Reason(
                code,
                region,
                keepsLimit(samples),
                basis,
                figure,
                limit,
                unit,
                samples.samples(),
                "%s in %s: %s at %s, the job asks for %s; %s"
                        .formatted(
                                code.word(),
                                region,
                                Wording.apart(figure, limit, words),
                                Wording.percent(share),
                                asked(Wording.apart(limit, figure, words)),
                                rests));
    }

    private Reason unknown(RegionEvidence evidence, long samples) {
        return new Reason(
                code,
                evidence.region(),
                false,
                Basis.NOTHING,
                null,
                limit,
                unit,
                samples,
                "%s in %s: unknown, the job asks for %s; %s at work of the %d that it takes, %s"
                        .formatted(
                                code.word(),
                                evidence.region(),
                                asked(words.of(limit, Wording.DIGITS)),
                                Wording.counted(samples, "sample"),
                                Qualification.LEAST_SAMPLES,
                                evidence.rawBenchmark().lack()));
    }

    private boolean keepsLimit(SampleQuantiles samples) {
        return isLatency() ? figure(samples) <= limit : figure(samples) >= limit;
    }

    private double figure(SampleQuantiles samples) {
        return isLatency() ? samples.reachedByAtMost(share) : samples.reachedByAtLeast(share);
    }

    private String asked(String limit) {
        return (isLatency() ? "≤ " : "≥ ") + limit;
    }

    private boolean isLatency() {
        return code == ReasonCode.LATENCY;
    }

    private static Optional<PerformanceCriterion> latency(@Nullable Double limit, double share) {
        return Optional.ofNullable(limit)
                .map(ms -> new PerformanceCriterion(
                        ReasonCode.LATENCY, ms, share, RegionPerformance::getLatencyMs, "ms", Wording::milliseconds));
    }

    private static Optional<PerformanceCriterion> throughput(
            ReasonCode code,
            @Nullable Double limit,
            double share,
            Function<RegionPerformance, @Nullable Quantiles> figures) {
        return Optional.ofNullable(limit)
                .map(rate -> new PerformanceCriterion(code, rate, share, figures, "bit/s", Wording::bitsPerSecond));
    }
}
