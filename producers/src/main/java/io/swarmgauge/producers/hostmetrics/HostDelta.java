package io.swarmgauge.producers.hostmetrics;

import io.swarmgauge.schema.node.CpuMetrics;
import io.swarmgauge.schema.node.GpuMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.InterfaceMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two samples of a host, and what it was doing between them. */
record HostDelta(HostSample before, HostSample after) {

    private static final double NANOS = 1e9;

    HostMetrics metrics(NodeHeader header) {
        return new HostMetrics(
                header,
                cpu(before.cpu(), after.cpu()),
                memory(before.memory(), after.memory()),
                new DiskDelta(before, after, rates()).metrics(),
                interfaces(),
                gpus());
    }

    private Rates rates() {
        return new Rates((after.nanos() - before.nanos()) / NANOS);
    }

    private static CpuMetrics cpu(HostSample.Cpu before, HostSample.Cpu after) {
        long total = after.totalTicks() - before.totalTicks();
        long idle = after.idleTicks() - before.idleTicks();
        return new CpuMetrics(
                after.logicalProcessors(),
                after.processes(),
                after.threads(),
                Rates.share(total - idle, total),
                Rates.share(after.userTicks() - before.userTicks(), total),
                Rates.share(after.privilegedTicks() - before.privilegedTicks(), total),
                Rates.share(after.interruptTicks() - before.interruptTicks(), total));
    }

    private MemoryMetrics memory(HostSample.Memory earlier, HostSample.Memory later) {
        Rates rates = rates();
        @Nullable Double pageWrites = rates.perSecond(earlier.pageWrites(), later.pageWrites());
        return new MemoryMetrics(
                later.totalBytes(),
                later.freeBytes(),
                rates.perSecond(earlier.pageFaults(), later.pageFaults()),
                rates.perSecond(earlier.pageReads(), later.pageReads()),
                pageWrites,
                pageWrites,
                later.poolNonPagedBytes(),
                later.poolPagedBytes());
    }

    private List<InterfaceMetrics> interfaces() {
        Rates rates = rates();
        Map<String, HostSample.Interface> earlier = before.interfaces().stream()
                .collect(Collectors.toMap(HostSample.Interface::name, Function.identity(), (one, same) -> one));
        return after.interfaces().stream()
                .map(later -> interfaceMetrics(rates, earlier.get(later.name()), later))
                .toList();
    }

    private static InterfaceMetrics interfaceMetrics(
            Rates rates, HostSample.@Nullable Interface earlier, HostSample.Interface later) {
        return new InterfaceMetrics(
                later.name(),
                later.outputQueueLength(),
                later.outboundErrors(),
                later.receiveErrors(),
                rates.thousandsPerSecond(earlier == null ? null : earlier.receivedBytes(), later.receivedBytes()),
                rates.thousandsPerSecond(earlier == null ? null : earlier.sentBytes(), later.sentBytes()),
                later.receivedBytes(),
                later.sentBytes(),
                later.linkBitsPerSecond());
    }

    private List<GpuMetrics> gpus() {
        return after.gpus().stream()
                .map(gpu -> new GpuMetrics(gpu.name(), gpu.memoryBytes(), gpu.useRatio()))
                .toList();
    }
}
