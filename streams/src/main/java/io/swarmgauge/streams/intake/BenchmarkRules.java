package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A measurement names whom it measured, asks for each chunk once, gives a size and a latency for each delivered chunk and
 * only for those, and does not contradict itself.
 */
final class BenchmarkRules implements RecordRules<BenchmarkResult> {

    @Override
    public void check(BenchmarkResult result, Findings findings) {
        findings.nodeId("hosterId", result.getHosterId());
        findings.require(result.getKind() != BenchmarkKind.UNKNOWN, () -> "kind is neither RAW nor WORKING");
        TimeLimits.check("timeoutMs", result.getTimeoutMs(), findings);
        findings.time("elapsedMs", result.getElapsedMs());
        result.getSamples().forEach(sample -> sample(sample, result.getTimeoutMs(), findings));
        once(result.getSamples(), findings);
        new BenchmarkFigures(result, findings).check();
    }

    @Override
    public void checkAgainst(HostingSetup setup, BenchmarkResult result, Findings findings) {
        Planned planned = new Planned(setup, findings);
        planned.hoster("hosterId", result.getHosterId());
        result.getSamples().forEach(sample -> planned.chunk("samples.index", sample.getIndex()));
    }

    private static void sample(Sample sample, int timeoutMs, Findings findings) {
        boolean delivered = sample.getOutcome() == Outcome.OK;
        Double latencyMs = sample.getLatencyMs();
        findings.notNegative("samples.index", sample.getIndex());
        findings.chunkSize("samples.size", sample.getSize());
        findings.time("samples.latencyMs", latencyMs);
        findings.require(delivered == (latencyMs != null), () -> "a sample with outcome %s %s"
                .formatted(sample.getOutcome(), delivered ? "has no latencyMs" : "has a latencyMs"));
        findings.require(
                !delivered || latencyMs == null || !(latencyMs > timeoutMs),
                () -> "a sample with outcome OK took %s ms, the time limit is %d ms".formatted(latencyMs, timeoutMs));
        findings.require(delivered || sample.getSize() == 0, () -> "a sample with outcome %s has a size of %d"
                .formatted(sample.getOutcome(), sample.getSize()));
    }

    /** With each chunk one of the plan's, there are no more samples than the setup has chunks. */
    private static void once(List<Sample> samples, Findings findings) {
        Set<Integer> asked = new HashSet<>();
        for (Sample sample : samples) {
            findings.require(
                    asked.add(sample.getIndex()), () -> "samples.index %d comes twice".formatted(sample.getIndex()));
        }
    }
}
