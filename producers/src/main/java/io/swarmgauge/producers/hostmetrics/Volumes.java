package io.swarmgauge.producers.hostmetrics;

import java.io.File;
import java.time.Duration;
import java.util.List;
import oshi.software.os.FileSystem;

/** The mounted local file systems. Which there are is asked seldom, because that is slow; how full they are each time. */
final class Volumes {

    private static final long LIST_NANOS = Duration.ofMinutes(5).toNanos();

    private record Mounted(String device, File mount) {}

    private final FileSystem fileSystem;
    private List<Mounted> mounted = List.of();
    private long listedNanos;

    Volumes(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    List<HostSample.Volume> sample(long nanos) {
        if (mounted.isEmpty() || nanos - listedNanos > LIST_NANOS) {
            mounted = fileSystem.getFileStores(true).stream()
                    .map(store -> new Mounted(store.getVolume(), new File(store.getMount())))
                    .toList();
            listedNanos = nanos;
        }
        return mounted.stream()
                .map(volume -> new HostSample.Volume(
                        volume.device(),
                        volume.mount().getPath(),
                        volume.mount().getTotalSpace(),
                        volume.mount().getUsableSpace()))
                .filter(volume -> volume.totalBytes() > 0)
                .toList();
    }
}
