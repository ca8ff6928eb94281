package io.swarmgauge.producers.hostmetrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host's counters and levels at one moment. Counters only ever grow, until their device starts anew.
 *
 * @param nanos a moment of the monotonic clock
 */
record HostSample(
        long nanos,
        Cpu cpu,
        Memory memory,
        List<Disk> disks,
        List<Volume> volumes,
        List<Interface> interfaces,
        List<Gpu> gpus) {

    HostSample {
        disks = List.copyOf(disks);
        volumes = List.copyOf(volumes);
        interfaces = List.copyOf(interfaces);
        gpus = List.copyOf(gpus);
    }

    /** Times in ticks of one unit, over all processors; total is the sum with what is not named here. */
    record Cpu(
            int logicalProcessors,
            int processes,
            int threads,
            long totalTicks,
            long idleTicks,
            long userTicks,
            long privilegedTicks,
            long interruptTicks) {}

    record Memory(
            long totalBytes,
            long freeBytes,
            @Nullable Long pageFaults,
            @Nullable Long pageReads,
            @Nullable Long pageWrites,
            @Nullable Long poolNonPagedBytes,
            @Nullable Long poolPagedBytes) {}

    /** Devices are the disk itself and its partitions, by name. */
    record Disk(String name, List<String> devices, long reads, long writes, long readBytes, long writeBytes) {

        Disk {
            devices = List.copyOf(devices);
        }
    }

    /** A mounted file system. */
    record Volume(String device, String mount, long totalBytes, long freeBytes) {}

    record Interface(
            String name,
            long receivedBytes,
            long sentBytes,
            long receiveErrors,
            long outboundErrors,
            @Nullable Long outputQueueLength,
            @Nullable Long linkBitsPerSecond) {}

    record Gpu(
            String name,
            @Nullable Long memoryBytes,
            @Nullable Double useRatio) {}
}
