package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.CpuMetrics;
import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.InterfaceMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Sample;
import java.util.List;

/** Records on the topics that the alert room reads, in seconds of event time. */
final class NodeRecords {

    private NodeRecords() {}

    static NodeHeader header(String nodeId, long startSecond, long endSecond) {
        return new NodeHeader(nodeId, Given.REGION, 1L, endSecond, startSecond * 1_000, endSecond * 1_000);
    }

    static BenchmarkResult benchmark(String attestor, long startSecond, long endSecond, Sample... samples) {
        return new BenchmarkResult(
                header(attestor, startSecond, endSecond),
                Given.SETUP,
                Given.HOSTER,
                BenchmarkKind.WORKING,
                5_000,
                100.0,
                List.of(samples),
                AttestationRating.UNKNOWN,
                null,
                null);
    }

    static HostMetrics host(long startSecond, long endSecond, double cpu) {
        return new HostMetrics(
                header(Given.HOSTER, startSecond, endSecond),
                CpuMetrics.newBuilder()
                        .setLogicalProcessors(4)
                        .setProcessorTimeRatio(cpu)
                        .build(),
                MemoryMetrics.newBuilder()
                        .setTotalBytes(1_000)
                        .setFreeBytes(250)
                        .build(),
                List.of(disk("sda", "/", 0.5), disk("sdb", "/data", 0.03)),
                List.of(InterfaceMetrics.newBuilder()
                        .setName("eth0")
                        .setOutboundErrors(3L)
                        .setReceiveErrors(4L)
                        .setReceivedKilobytesPerSecond(12.0)
                        .build()),
                List.of());
    }

    static BandwidthWindow bandwidth(long startSecond, long endSecond, int revision, double egress) {
        Flow in = new Flow(1L, 1L, 8.0);
        Flow out = new Flow(1L, 1L, egress);
        return new BandwidthWindow(
                Given.SETUP,
                startSecond * 1_000,
                endSecond * 1_000,
                revision,
                in,
                out,
                List.of(new NodeBandwidth(Given.HOSTER, Given.REGION, in, out, 1, 0L)),
                List.of(),
                null);
    }

    static SelfReportVerdicts verdicts(long startSecond, long endSecond, int revision, Verdict verdict) {
        Amount none = new Amount(0L, 0L);
        return new SelfReportVerdicts(
                Given.SETUP,
                startSecond * 1_000,
                endSecond * 1_000,
                revision,
                List.of(new ClaimVerdict(Given.HOSTER, verdict, "because", null, null, none, none, none, 0L)),
                null);
    }

    private static DiskMetrics disk(String name, String mount, double free) {
        return DiskMetrics.newBuilder()
                .setName(name)
                .setMount(mount)
                .setFreeRatio(free)
                .build();
    }
}
