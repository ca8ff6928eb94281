package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.CpuMetrics;
import io.swarmgauge.schema.node.GpuMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.Accepted;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node's host said about itself: processors, memory and graphics processors here, the rest by its own class. */
final class HostSignals {

    /** Two of one name share their alerts, and of them the first counts. */
    private static final Comparator<GpuMetrics> BUSIEST_FIRST = Comparator.comparingDouble(
                    (GpuMetrics gpu) -> orNone(gpu.getUseRatio()))
            .reversed();

    private HostSignals() {}

    static List<Observation> of(Accepted<HostMetrics> accepted) {
        HostMetrics metrics = accepted.value();
        HostObservations host = new HostObservations(accepted);
        processors(metrics.getCpu(), host);
        memory(metrics.getMemory(), host);
        DiskSignals.add(metrics.getDisks(), host);
        metrics.getInterfaces().forEach(net -> NetSignals.add(net, host));
        metrics.getGpus().stream()
                .sorted(BUSIEST_FIRST)
                .forEach(gpu -> host.ofPart(Signal.GPU_USE_RATIO, gpu.getUseRatio(), Observation.GPU, gpu.getName()));
        return host.all();
    }

    private static void processors(CpuMetrics cpu, HostObservations host) {
        host.ofHost(Signal.CPU_RATIO, cpu.getProcessorTimeRatio());
        host.ofHost(Signal.USER_TIME_RATIO, cpu.getUserTimeRatio());
        host.ofHost(Signal.PRIVILEGED_TIME_RATIO, cpu.getPrivilegedTimeRatio());
        host.ofHost(Signal.INTERRUPT_TIME_RATIO, cpu.getInterruptTimeRatio());
        host.ofHost(Signal.PROCESS_COUNT, cpu.getProcessCount());
        host.ofHost(Signal.THREAD_COUNT, cpu.getThreadCount());
    }

    private static void memory(MemoryMetrics memory, HostObservations host) {
        if (memory.getTotalBytes() > 0) {
            host.ofHost(Signal.MEMORY_FREE_RATIO, (double) memory.getFreeBytes() / memory.getTotalBytes());
        }
        host.ofHost(Signal.PAGE_FAULTS_PER_SECOND, memory.getPageFaultsPerSecond());
        host.ofHost(Signal.PAGE_READS_PER_SECOND, memory.getPageReadsPerSecond());
        host.ofHost(Signal.PAGE_WRITES_PER_SECOND, memory.getPageWritesPerSecond());
        host.ofHost(Signal.PAGES_OUTPUT_PER_SECOND, memory.getPagesOutputPerSecond());
    }

    private static double orNone(@Nullable Double ratio) {
        return ratio == null ? -1 : ratio;
    }
}
