package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.InterfaceMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.Accepted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a node's host said about itself; what its platform does not say gives no signal. */
final class HostSignals {

    private final Accepted<HostMetrics> accepted;
    private final List<Observation> signals = new ArrayList<>();

    private HostSignals(Accepted<HostMetrics> accepted) {
        this.accepted = accepted;
    }

    static List<Observation> of(Accepted<HostMetrics> accepted) {
        HostMetrics metrics = accepted.value();
        HostSignals host = new HostSignals(accepted);
        host.ofHost(Signal.CPU_RATIO, metrics.getCpu().getProcessorTimeRatio(), null);
        host.memory(metrics.getMemory());
        host.fullestDisk(metrics.getDisks());
        metrics.getInterfaces().forEach(host::net);
        return List.copyOf(host.signals);
    }

    private void memory(MemoryMetrics memory) {
        if (memory.getTotalBytes() > 0) {
            ofHost(Signal.MEMORY_FREE_RATIO, (double) memory.getFreeBytes() / memory.getTotalBytes(), null);
        }
    }

    /** One signal for all disks: which one is fullest may change without a new alert. */
    private void fullestDisk(List<DiskMetrics> disks) {
        disks.stream()
                .filter(disk -> disk.getFreeRatio() != null)
                .min(Comparator.comparingDouble(DiskMetrics::getFreeRatio))
                .ifPresent(disk -> ofHost(Signal.DISK_FREE_RATIO, disk.getFreeRatio(), nameOf(disk)));
    }

    private void net(InterfaceMetrics net) {
        ofInterface(Signal.NET_RECEIVED_KILOBYTES_PER_SECOND, net.getReceivedKilobytesPerSecond(), net);
        ofInterface(Signal.NET_SENT_KILOBYTES_PER_SECOND, net.getSentKilobytesPerSecond(), net);
        Long outbound = net.getOutboundErrors();
        Long inbound = net.getReceiveErrors();
        if (outbound != null || inbound != null) {
            ofInterface(Signal.NET_ERRORS, (double) (orNone(outbound) + orNone(inbound)), net);
        }
    }

    private void ofHost(Signal signal, @Nullable Double value, @Nullable String detail) {
        add(signal, value, labels(), detail);
    }

    private void ofInterface(Signal signal, @Nullable Double value, InterfaceMetrics net) {
        Map<String, String> labels = labels();
        labels.put(Observation.INTERFACE, net.getName());
        add(signal, value, labels, null);
    }

    private void add(Signal signal, @Nullable Double value, Map<String, String> labels, @Nullable String detail) {
        if (value == null) {
            return;
        }
        NodeHeader header = accepted.header();
        signals.add(new Observation(
                signal,
                new TreeMap<>(labels),
                header.getWindowStart(),
                header.getWindowEnd(),
                Origin.of(header),
                0,
                value,
                null,
                detail,
                accepted.source()));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(Observation.NODE, accepted.header().getNodeId());
        labels.put(Observation.REGION, accepted.header().getRegion());
        return labels;
    }

    private static String nameOf(DiskMetrics disk) {
        return "disk " + (disk.getMount() == null ? disk.getName() : disk.getMount());
    }

    private static long orNone(@Nullable Long errors) {
        return errors == null ? 0 : errors;
    }
}
