package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.CpuMetrics;
import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.node.GpuMetrics;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.InterfaceMetrics;
import io.swarmgauge.schema.node.MemoryMetrics;

/** Shares lie between 0 and 1, amounts and rates are not negative; what a platform does not say is left out. */
final class HostMetricsRules implements RecordRules<HostMetrics> {

    @Override
    public void check(HostMetrics metrics, Findings findings) {
        cpu(metrics.getCpu(), findings);
        memory(metrics.getMemory(), findings);
        metrics.getDisks().forEach(disk -> disk(disk, findings));
        metrics.getInterfaces().forEach(net -> net(net, findings));
        metrics.getGpus().forEach(gpu -> gpu(gpu, findings));
    }

    private static void cpu(CpuMetrics cpu, Findings findings) {
        findings.notNegative("cpu.logicalProcessors", cpu.getLogicalProcessors());
        findings.counted("cpu.processCount", cpu.getProcessCount());
        findings.counted("cpu.threadCount", cpu.getThreadCount());
        findings.share("cpu.processorTimeRatio", cpu.getProcessorTimeRatio());
        findings.share("cpu.userTimeRatio", cpu.getUserTimeRatio());
        findings.share("cpu.privilegedTimeRatio", cpu.getPrivilegedTimeRatio());
        findings.share("cpu.interruptTimeRatio", cpu.getInterruptTimeRatio());
    }

    private static void memory(MemoryMetrics memory, Findings findings) {
        findings.notNegative("memory.totalBytes", memory.getTotalBytes());
        findings.notNegative("memory.freeBytes", memory.getFreeBytes());
        findings.measured("memory.pageFaultsPerSecond", memory.getPageFaultsPerSecond());
        findings.measured("memory.pageReadsPerSecond", memory.getPageReadsPerSecond());
        findings.measured("memory.pageWritesPerSecond", memory.getPageWritesPerSecond());
        findings.measured("memory.pagesOutputPerSecond", memory.getPagesOutputPerSecond());
        findings.counted("memory.poolNonPagedBytes", memory.getPoolNonPagedBytes());
        findings.counted("memory.poolPagedBytes", memory.getPoolPagedBytes());
    }

    private static void disk(DiskMetrics disk, Findings findings) {
        findings.counted("disks.totalBytes", disk.getTotalBytes());
        findings.counted("disks.freeBytes", disk.getFreeBytes());
        findings.share("disks.freeRatio", disk.getFreeRatio());
        findings.measured("disks.readsPerSecond", disk.getReadsPerSecond());
        findings.measured("disks.writesPerSecond", disk.getWritesPerSecond());
        findings.measured("disks.readBytesPerSecond", disk.getReadBytesPerSecond());
        findings.measured("disks.writeBytesPerSecond", disk.getWriteBytesPerSecond());
        findings.measured("disks.transfersPerSecond", disk.getTransfersPerSecond());
    }

    private static void net(InterfaceMetrics net, Findings findings) {
        findings.counted("interfaces.outputQueueLength", net.getOutputQueueLength());
        findings.counted("interfaces.outboundErrors", net.getOutboundErrors());
        findings.counted("interfaces.receiveErrors", net.getReceiveErrors());
        findings.measured("interfaces.receivedKilobytesPerSecond", net.getReceivedKilobytesPerSecond());
        findings.measured("interfaces.sentKilobytesPerSecond", net.getSentKilobytesPerSecond());
        findings.counted("interfaces.receivedBytes", net.getReceivedBytes());
        findings.counted("interfaces.sentBytes", net.getSentBytes());
        findings.counted("interfaces.linkBitsPerSecond", net.getLinkBitsPerSecond());
    }

    private static void gpu(GpuMetrics gpu, Findings findings) {
        findings.counted("gpus.memoryBytes", gpu.getMemoryBytes());
        findings.share("gpus.useRatio", gpu.getUseRatio());
    }
}
