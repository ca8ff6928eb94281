package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Rules as a test writes them down, and observations of one hoster in seconds of event time. */
final class Given {

    static final String SETUP = "setup-1";
    static final String HOSTER = "a".repeat(64);
    static final String ATTESTOR = "d".repeat(64);
    static final String REGION = "europe";
    static final TreeMap<String, String> LABELS =
            new TreeMap<>(Map.of(Observation.SETUP, SETUP, Observation.NODE, HOSTER, Observation.REGION, REGION));

    private static final AtomicLong OFFSETS = new AtomicLong();

    private Given() {}

    /** Latency above 500 ms on average of a minute, for a minute; clears at 400 ms. */
    static AlertRule.Builder slow() {
        return AlertRule.newBuilder()
                .setName("slow")
                .setSignal(Signal.LATENCY_MS)
                .setAggregate(Aggregate.AVERAGE)
                .setOverMs(60_000)
                .setComparison(Comparison.ABOVE)
                .setThreshold(500.0)
                .setClearThreshold(400.0)
                .setForMs(60_000)
                .setSeverity(Severity.WARNING)
                .setSummary("A hoster answers slowly.");
    }

    static AlertRule.Builder overReported() {
        return AlertRule.newBuilder()
                .setName("over-reported")
                .setSignal(Signal.VERDICT)
                .setAggregate(Aggregate.AVERAGE)
                .setOverMs(300_000)
                .setComparison(Comparison.IS)
                .setVerdict("OVER_REPORTED")
                .setForMs(0)
                .setSeverity(Severity.WARNING)
                .setSummary("A hoster claims too much");
    }

    /** A node whose agent says nothing for two minutes. */
    static AlertRule.Builder silent() {
        return AlertRule.newBuilder()
                .setName("silent")
                .setSignal(Signal.ABSENCE)
                .setAbsentTopic("node.host-metrics")
                .setAggregate(Aggregate.AVERAGE)
                .setOverMs(120_000)
                .setComparison(Comparison.ABOVE)
                .setForMs(0)
                .setSeverity(Severity.WARNING)
                .setSummary("A node is silent");
    }

    static Observation latency(long startSecond, long endSecond, double ms) {
        return figure(Signal.LATENCY_MS, startSecond, endSecond, 0, ms);
    }

    static Observation figure(Signal signal, long startSecond, long endSecond, int revision, double value) {
        return new Observation(
                signal,
                LABELS,
                startSecond * 1_000,
                endSecond * 1_000,
                "origin",
                revision,
                value,
                null,
                null,
                null,
                new SourcePosition("node.benchmarks", 0, OFFSETS.getAndIncrement(), endSecond * 1_000));
    }

    static Observation verdict(long startSecond, long endSecond, int revision, String verdict) {
        return new Observation(
                Signal.VERDICT,
                LABELS,
                startSecond * 1_000,
                endSecond * 1_000,
                Origin.CONCLUSION,
                revision,
                null,
                verdict,
                null,
                null,
                new SourcePosition("gauge.self-report-verdicts", 0, OFFSETS.getAndIncrement(), endSecond * 1_000));
    }
}
