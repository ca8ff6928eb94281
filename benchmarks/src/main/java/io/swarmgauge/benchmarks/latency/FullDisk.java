package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.node.CpuMetrics;
import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.signing.NodeKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One record completes the condition of the standard rule on full disks: it has no span and needs no second one. */
final class FullDisk {

    private static final String RULE = "disk-nearly-full";
    private static final double FREE = 0.01;
    private static final long DISK_BYTES = 1L << 40;
    private static final long MEMORY_BYTES = 1L << 33;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private FullDisk() {}

    static HostMetrics of(NodeKey node, long end) {
        DiskMetrics disk = DiskMetrics.newBuilder()
                .setName("sda")
                .setMount("/")
                .setTotalBytes(DISK_BYTES)
                .setFreeBytes((long) (DISK_BYTES * FREE))
                .setFreeRatio(FREE)
                .build();
        return HostMetrics.newBuilder()
                .setHeader(NodeHeader.newBuilder()
                        .setNodeId(node.nodeId().hex())
                        .setRegion("europe")
                        .setEpoch(0)
                        .setSequence(1)
                        .setWindowStart(end - INTERVAL.toMillis())
                        .setWindowEnd(end)
                        .build())
                .setCpu(CpuMetrics.newBuilder().setLogicalProcessors(4).build())
                .setMemory(new MemoryMetrics(MEMORY_BYTES, MEMORY_BYTES / 2, null, null, null, null, null, null))
                .setDisks(List.of(disk))
                .setInterfaces(List.of())
                .setGpus(List.of())
                .build();
    }

    /** The node whose disk the alert is about, when it fires; empty for any other alert. */
    static Optional<String> nodeOf(Alert alert) {
        return alert.getRule().equals(RULE)
                        && alert.getStatus() == AlertStatus.FIRING
                        && Objects.equals(alert.getValue(), FREE)
                ? Optional.ofNullable(alert.getLabels().get("node"))
                : Optional.empty();
    }
}
