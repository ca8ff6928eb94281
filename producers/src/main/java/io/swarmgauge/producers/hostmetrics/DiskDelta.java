package io.swarmgauge.producers.hostmetrics;

import io.swarmgauge.schema.node.DiskMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Disks and file systems between two samples. A disk with one mounted file system is one entry with space and rates;
 * where there are several on one disk, or one on no disk that is known, each file system is an entry of its own.
 */
record DiskDelta(HostSample before, HostSample after, Rates rates) {

    List<DiskMetrics> metrics() {
        Map<String, HostSample.Disk> earlier = before.disks().stream()
                .collect(Collectors.toMap(HostSample.Disk::name, Function.identity(), (one, same) -> one));
        List<HostSample.Volume> apart = new ArrayList<>(after.volumes());
        List<DiskMetrics> metrics = new ArrayList<>();
        for (HostSample.Disk disk : after.disks()) {
            List<HostSample.Volume> mounted = after.volumes().stream()
                    .filter(volume -> disk.devices().contains(volume.device()))
                    .toList();
            HostSample.Volume only = mounted.size() == 1 ? mounted.get(0) : null;
            if (only != null) {
                apart.remove(only);
            }
            metrics.add(disk(earlier.get(disk.name()), disk, only));
        }
        apart.forEach(volume -> metrics.add(volume(volume)));
        return metrics;
    }

    private DiskMetrics disk(
            HostSample.@Nullable Disk earlier, HostSample.Disk later, HostSample.@Nullable Volume mounted) {
        @Nullable Double reads = rates.perSecond(earlier == null ? null : earlier.reads(), later.reads());
        @Nullable Double writes = rates.perSecond(earlier == null ? null : earlier.writes(), later.writes());
        return new DiskMetrics(
                later.name(),
                mounted == null ? null : mounted.mount(),
                mounted == null ? null : mounted.totalBytes(),
                mounted == null ? null : mounted.freeBytes(),
                mounted == null ? null : Rates.share(mounted.freeBytes(), mounted.totalBytes()),
                reads,
                writes,
                rates.perSecond(earlier == null ? null : earlier.readBytes(), later.readBytes()),
                rates.perSecond(earlier == null ? null : earlier.writeBytes(), later.writeBytes()),
                reads == null || writes == null ? null : (Double) (reads + writes));
    }

    private static DiskMetrics volume(HostSample.Volume volume) {
        return new DiskMetrics(
                volume.device(),
                volume.mount(),
                volume.totalBytes(),
                volume.freeBytes(),
                Rates.share(volume.freeBytes(), volume.totalBytes()),
                null,
                null,
                null,
                null,
                null);
    }
}
