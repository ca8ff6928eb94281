package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.HostingSetup;

/**
 * A measurement names whom it measured, gives a size and a latency for each delivered chunk and only for those, and does
 * not contradict itself.
 */
final class BenchmarkRules implements RecordRules<BenchmarkResult> {

    @Override
    public void check(BenchmarkResult result, Findings findings) {
        findings.nodeId("hosterId", result.getHosterId());
        findings.atLeastOne("timeoutMs", result.getTimeoutMs());
        findings.measured("elapsedMs", result.getElapsedMs());
        result.getSamples().forEach(sample -> sample(sample, findings));
        new BenchmarkFigures(result, findings).check();
    }

    @Override
    public void checkAgainst(HostingSetup setup, BenchmarkResult result, Findings findings) {
        Planned planned = new Planned(setup, findings);
        planned.hoster("hosterId", result.getHosterId());
        result.getSamples().forEach(sample -> planned.chunk("samples.index", sample.getIndex()));
    }

    private static void sample(Sample sample, Findings findings) {
        boolean delivered = sample.getOutcome() == Outcome.OK;
        findings.notNegative("samples.index", sample.getIndex());
        findings.notNegative("samples.size", sample.getSize());
        findings.measured("samples.latencyMs", sample.getLatencyMs());
        findings.require(delivered == (sample.getLatencyMs() != null), () -> "a sample with outcome %s %s"
                .formatted(sample.getOutcome(), delivered ? "has no latencyMs" : "has a latencyMs"));
        findings.require(delivered || sample.getSize() == 0, () -> "a sample with outcome %s has a size of %d"
                .formatted(sample.getOutcome(), sample.getSize()));
    }
}
