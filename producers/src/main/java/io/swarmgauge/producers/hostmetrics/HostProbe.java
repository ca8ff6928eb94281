package io.swarmgauge.producers.hostmetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.GpuStats;
import oshi.hardware.GraphicsCard;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HWPartition;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OperatingSystem;

/** Reads the host's counters with OSHI, as far as that is cheap. For one thread. */
final class HostProbe implements AutoCloseable {

    private static final int PERCENT = 100;

    private record WatchedGpu(GraphicsCard card, GpuStats stats) {}

    private final HardwareAbstractionLayer hardware;
    private final OperatingSystem system;
    private final Volumes volumes;
    private final List<WatchedGpu> gpus = new ArrayList<>();

    HostProbe(SystemInfo info) {
        this.hardware = info.getHardware();
        this.system = info.getOperatingSystem();
        this.volumes = new Volumes(system.getFileSystem());
        hardware.getGraphicsCards().forEach(card -> gpus.add(new WatchedGpu(card, card.createStatsSession())));
    }

    HostSample sample() {
        long nanos = System.nanoTime();
        return new HostSample(nanos, cpu(), memory(), disks(), volumes.sample(nanos), interfaces(), gpus());
    }

    @Override
    public void close() {
        gpus.forEach(gpu -> gpu.stats().close());
    }

    private HostSample.Cpu cpu() {
        CentralProcessor processor = hardware.getProcessor();
        long[] ticks = processor.getSystemCpuLoadTicks();
        long interrupt = ticks[TickType.IRQ.getIndex()] + ticks[TickType.SOFTIRQ.getIndex()];
        long total = 0;
        for (long tick : ticks) {
            total += tick;
        }
        return new HostSample.Cpu(
                processor.getLogicalProcessorCount(),
                system.getProcessCount(),
                system.getThreadCount(),
                total,
                ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()],
                ticks[TickType.USER.getIndex()] + ticks[TickType.NICE.getIndex()],
                ticks[TickType.SYSTEM.getIndex()] + interrupt,
                interrupt);
    }

    private HostSample.Memory memory() {
        GlobalMemory memory = hardware.getMemory();
        Paging paging = Paging.read(memory.getVirtualMemory());
        WindowsPools pools = WindowsPools.read();
        return new HostSample.Memory(
                memory.getTotal(),
                memory.getAvailable(),
                paging.faults(),
                paging.reads(),
                paging.writes(),
                pools.nonPagedBytes(),
                pools.pagedBytes());
    }

    private List<HostSample.Disk> disks() {
        return hardware.getDiskStores().stream()
                .filter(disk -> disk.getSize() > 0)
                .map(HostProbe::disk)
                .toList();
    }

    private static HostSample.Disk disk(HWDiskStore disk) {
        List<String> devices = Stream.concat(
                        Stream.of(disk.getName()), disk.getPartitions().stream().map(HWPartition::getIdentification))
                .toList();
        return new HostSample.Disk(
                disk.getName(), devices, disk.getReads(), disk.getWrites(), disk.getReadBytes(), disk.getWriteBytes());
    }

    /** The loopback too: local swarms run on it. The platforms do not tell OSHI how many packets wait to be sent. */
    private List<HostSample.Interface> interfaces() {
        return hardware.getNetworkIFs(true).stream()
                .map(HostProbe::networkInterface)
                .toList();
    }

    private static HostSample.Interface networkInterface(NetworkIF network) {
        return new HostSample.Interface(
                network.getName(),
                network.getBytesRecv(),
                network.getBytesSent(),
                network.getInErrors(),
                network.getOutErrors(),
                null,
                network.getSpeed() > 0 ? (Long) network.getSpeed() : null);
    }

    private List<HostSample.Gpu> gpus() {
        return gpus.stream().map(HostProbe::gpu).toList();
    }

    private static HostSample.Gpu gpu(WatchedGpu gpu) {
        double percent = gpu.stats().getGpuUtilization();
        long memory = gpu.card().getVRam();
        return new HostSample.Gpu(
                gpu.card().getName(),
                memory > 0 ? (Long) memory : null,
                percent >= 0 ? (Double) Math.min(1, percent / PERCENT) : null);
    }
}
