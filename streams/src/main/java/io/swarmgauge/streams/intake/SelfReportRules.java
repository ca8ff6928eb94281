package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.ChunkClaim;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.plan.HostingSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A claim can be laid beside the others of its period. Whether it adds up is not asked here: a claim that contradicts
 * itself is evidence, and the verdict says so.
 */
final class SelfReportRules implements RecordRules<SelfReport> {

    private final long periodMs;

    SelfReportRules(Duration period) {
        this.periodMs = period.toMillis();
    }

    @Override
    public void check(SelfReport report, Findings findings) {
        long start = report.getPeriodStart();
        long end = report.getPeriodEnd();
        findings.require(
                start >= 0 && start % periodMs == 0 && end - start == periodMs,
                () ->
                        "the period from %s to %s is not one of %s aligned to the epoch: the agent's self-report.period must be the streams application's self-reports.period"
                                .formatted(
                                        Instant.ofEpochMilli(start),
                                        Instant.ofEpochMilli(end),
                                        Duration.ofMillis(periodMs)));
        NodeHeader header = report.getHeader();
        findings.require(
                start <= header.getWindowStart() && header.getWindowStart() < end && header.getWindowEnd() <= end,
                () -> "header from %d to %d is not within the period from %d to %d"
                        .formatted(header.getWindowStart(), header.getWindowEnd(), start, end));
        traffic("ingress", report.getIngress(), findings);
        traffic("egress", report.getEgress(), findings);
        report.getChunks().forEach(chunk -> chunk(chunk, findings));
        ascending(report.getChunks(), findings);
    }

    @Override
    public void checkAgainst(HostingSetup setup, SelfReport report, Findings findings) {
        Planned planned = new Planned(setup, findings);
        planned.hoster("header.nodeId", report.getHeader().getNodeId());
        report.getChunks().forEach(chunk -> planned.chunk("chunks.index", chunk.getIndex()));
    }

    private static void chunk(ChunkClaim chunk, Findings findings) {
        findings.notNegative("chunks.index", chunk.getIndex());
        findings.notNegative("chunks.count", chunk.getCount());
        findings.chunkSize("chunks.size", chunk.getSize());
    }

    private static void ascending(List<ChunkClaim> chunks, Findings findings) {
        for (int i = 1; i < chunks.size(); i++) {
            int before = chunks.get(i - 1).getIndex();
            int index = chunks.get(i).getIndex();
            findings.require(before <= index, () -> "chunks.index %d follows %d, must ascend".formatted(index, before));
        }
    }

    private static void traffic(String field, Traffic traffic, Findings findings) {
        findings.notNegative(field + ".chunks", traffic.getChunks());
        findings.notNegative(field + ".bytes", traffic.getBytes());
    }
}
