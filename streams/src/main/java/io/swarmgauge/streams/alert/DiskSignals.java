package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.DiskMetrics;
import io.swarmgauge.schema.plan.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host's disks: one signal for the space of all, since which one is fullest may change, and the rates of each. */
final class DiskSignals {

    private DiskSignals() {}

    static void add(List<DiskMetrics> disks, HostObservations host) {
        least(disks, DiskMetrics::getFreeRatio, Signal.DISK_FREE_RATIO, host);
        least(disks, DiskMetrics::getFreeBytes, Signal.DISK_FREE_BYTES, host);
        disks.forEach(disk -> rates(disk, host));
    }

    private static void least(
            List<DiskMetrics> disks,
            Function<DiskMetrics, @Nullable Number> space,
            Signal signal,
            HostObservations host) {
        disks.stream()
                .filter(disk -> space.apply(disk) != null)
                .min(Comparator.comparingDouble(disk -> space.apply(disk).doubleValue()))
                .ifPresent(disk -> host.ofHost(signal, space.apply(disk), nameOf(disk)));
    }

    private static void rates(DiskMetrics disk, HostObservations host) {
        ofDisk(Signal.DISK_READS_PER_SECOND, disk.getReadsPerSecond(), disk, host);
        ofDisk(Signal.DISK_WRITES_PER_SECOND, disk.getWritesPerSecond(), disk, host);
        ofDisk(Signal.DISK_READ_BYTES_PER_SECOND, disk.getReadBytesPerSecond(), disk, host);
        ofDisk(Signal.DISK_WRITE_BYTES_PER_SECOND, disk.getWriteBytesPerSecond(), disk, host);
        ofDisk(Signal.DISK_TRANSFERS_PER_SECOND, disk.getTransfersPerSecond(), disk, host);
    }

    private static void ofDisk(Signal signal, @Nullable Double value, DiskMetrics disk, HostObservations host) {
        host.ofPart(signal, value, Observation.DISK, disk.getName());
    }

    private static String nameOf(DiskMetrics disk) {
        return "disk " + (disk.getMount() == null ? disk.getName() : disk.getMount());
    }
}
