package io.swarmgauge.console.explain;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a record says, in one line. */
final class OneLine {

    private static final int BRIEF_ID = 8;

    private OneLine() {}

    static String of(SpecificRecord value) {
        if (value instanceof BenchmarkResult benchmark) {
            return benchmark(benchmark);
        } else if (value instanceof TransferBatch batch) {
            return "%s %s sent %,d B in %d chunks, received %,d B in %d, saw %d requests"
                    .formatted(
                            batch.getRole().name().toLowerCase(Locale.ROOT),
                            brief(batch.getHeader().getNodeId()),
                            batch.getUploaded().getBytes(),
                            batch.getUploaded().getChunks(),
                            batch.getDownloaded().getBytes(),
                            batch.getDownloaded().getChunks(),
                            batch.getRequests());
        } else if (value instanceof SelfReport report) {
            return "hoster %s claims %,d B out and %,d B in"
                    .formatted(
                            brief(report.getHeader().getNodeId()),
                            report.getEgress().getBytes(),
                            report.getIngress().getBytes());
        } else if (value instanceof RequestHarvest harvest) {
            return "attestor %s saw %d requests of %d peers"
                    .formatted(brief(harvest.getHeader().getNodeId()), harvest.getRequests(), harvest.getPeers());
        } else if (value instanceof StorageCheck check) {
            long had = check.getChunks().stream()
                    .filter(chunk -> chunk.getAnyPeer() == Outcome.OK)
                    .count();
            return "attestor %s could get %d of %d chunks"
                    .formatted(
                            brief(check.getHeader().getNodeId()),
                            had,
                            check.getChunks().size());
        } else if (value instanceof HostMetrics metrics) {
            return "host of %s: processors %s busy, %,d of %,d MB of memory free"
                    .formatted(
                            brief(metrics.getHeader().getNodeId()),
                            percent(metrics.getCpu().getProcessorTimeRatio()),
                            metrics.getMemory().getFreeBytes() / 1_000_000,
                            metrics.getMemory().getTotalBytes() / 1_000_000);
        } else if (value instanceof NodeRegistration registration) {
            return "node %s in %s is %s"
                    .formatted(
                            brief(registration.getHeader().getNodeId()),
                            registration.getHeader().getRegion(),
                            registration.getRoles());
        }
        return agreed(value);
    }

    static String brief(String id) {
        return NodeId.isValid(id) ? id.substring(0, BRIEF_ID) : id;
    }

    private static String agreed(SpecificRecord value) {
        if (value instanceof HostingSetup setup) {
            return "hosted by %s%s"
                    .formatted(
                            setup.getHosters().stream()
                                    .map(SetupHoster::getHosterId)
                                    .map(OneLine::brief)
                                    .collect(Collectors.joining(", ")),
                            setup.getTerms() == null ? ", without terms" : "");
        } else if (value instanceof AlertRule rule) {
            return "%s %s %s".formatted(rule.getSignal(), rule.getComparison(), rule.getThreshold());
        } else if (value instanceof AttestedWindow window) {
            return "%s, revision %d, %d attestors offline"
                    .formatted(
                            Conclusions.window(window),
                            window.getRevision(),
                            window.getOfflineAttestors().size());
        } else if (value instanceof Ranking ranking) {
            return "%s, %s, revision %d"
                    .formatted(ranking.getPerformance(), Conclusions.window(ranking), ranking.getRevision());
        }
        return Fields.isWindowed(value)
                ? "%s %s".formatted(value.getSchema().getName(), Conclusions.window(value))
                : value.getSchema().getName();
    }

    private static String benchmark(BenchmarkResult benchmark) {
        long answered = benchmark.getSamples().stream()
                .filter(sample -> sample.getOutcome() == Outcome.OK)
                .count();
        double[] latencies = benchmark.getSamples().stream()
                .map(Sample::getLatencyMs)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        String median = latencies.length == 0
                ? ""
                : String.format(Locale.ROOT, ", median %.1f ms", latencies[(latencies.length - 1) / 2]);
        return "attestor %s in %s asked hoster %s for %d chunks, %d came%s"
                .formatted(
                        brief(benchmark.getHeader().getNodeId()),
                        benchmark.getHeader().getRegion(),
                        brief(benchmark.getHosterId()),
                        benchmark.getSamples().size(),
                        answered,
                        median);
    }

    private static String percent(@Nullable Double ratio) {
        return ratio == null ? "nobody knows how" : Math.round(ratio * 100) + " %";
    }
}
