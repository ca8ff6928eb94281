package io.swarmgauge.streams.alert.cause;

import static io.swarmgauge.streams.alert.cause.Stated.orNone;

import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.InterfaceMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.state.alert.HostCondition;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of a host's metrics may be behind a breach. */
final class HostConditions {

    private HostConditions() {}

    static HostCondition of(Accepted<HostMetrics> accepted) {
        HostMetrics metrics = accepted.value();
        SourcePosition source = accepted.source();
        Optional<DiskMetrics> fullest = metrics.getDisks().stream()
                .filter(disk -> disk.getFreeRatio() != null)
                .min(Comparator.comparingDouble(disk -> orNone(disk.getFreeRatio())));
        Optional<DiskMetrics> busiest = metrics.getDisks().stream()
                .filter(disk -> disk.getTransfersPerSecond() != null)
                .max(Comparator.comparingDouble(disk -> orNone(disk.getTransfersPerSecond())));
        Optional<InterfaceMetrics> fullestLink = metrics.getInterfaces().stream()
                .filter(net -> LinkUse.ratio(net) != null)
                .max(Comparator.comparingDouble(net -> orNone(LinkUse.ratio(net))));
        return HostCondition.newBuilder()
                .setStart(accepted.header().getWindowStart())
                .setEnd(accepted.header().getWindowEnd())
                .setTopic(source.topic())
                .setPartition(source.partition())
                .setOffset(source.offset())
                .setCpuRatio(metrics.getCpu().getProcessorTimeRatio())
                .setMemoryFreeRatio(freeMemory(metrics.getMemory()))
                .setPagesPerSecond(paging(metrics.getMemory()))
                .setDiskFreeRatio(fullest.map(DiskMetrics::getFreeRatio).orElse(null))
                .setFullestDisk(fullest.map(HostConditions::nameOf).orElse(null))
                .setDiskTransfersPerSecond(
                        busiest.map(DiskMetrics::getTransfersPerSecond).orElse(null))
                .setBusiestDisk(busiest.map(HostConditions::nameOf).orElse(null))
                .setLinkErrors(errors(metrics))
                .setLinkUseRatio(fullestLink.map(LinkUse::ratio).orElse(null))
                .setFullestLink(fullestLink.map(InterfaceMetrics::getName).orElse(null))
                .build();
    }

    private static @Nullable Double freeMemory(MemoryMetrics memory) {
        return memory.getTotalBytes() > 0 ? (double) memory.getFreeBytes() / memory.getTotalBytes() : null;
    }

    private static @Nullable Double paging(MemoryMetrics memory) {
        Double reads = memory.getPageReadsPerSecond();
        Double writes = memory.getPageWritesPerSecond();
        return reads == null && writes == null ? null : orNone(reads) + orNone(writes);
    }

    private static Map<String, Long> errors(HostMetrics metrics) {
        Map<String, Long> errors = new TreeMap<>();
        metrics.getInterfaces().forEach(net -> {
            Long counted = LinkUse.errors(net);
            if (counted != null) {
                errors.put(net.getName(), counted);
            }
        });
        return errors;
    }

    private static String nameOf(DiskMetrics disk) {
        return disk.getMount() == null ? disk.getName() : disk.getMount();
    }
}
