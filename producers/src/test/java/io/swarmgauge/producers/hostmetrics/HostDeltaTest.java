package io.swarmgauge.producers.hostmetrics;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostDeltaTest {

    private static final NodeHeader HEADER = new NodeHeader(NODE, "eu", 1L, 1L, 0L, 1L);
    private static final long SECOND = 1_000_000_000L;

    private static final HostSample.Cpu IDLE = new HostSample.Cpu(2, 10, 20, 1_000, 900, 60, 40, 10);
    private static final HostSample.Memory MEMORY = new HostSample.Memory(100, 40, 5_000L, 10L, 0L, null, null);

    @Test
    void ratiosAreSharesOfTheTicksInBetween() {
        HostMetrics metrics = between(
                sample(0, IDLE, MEMORY),
                sample(10 * SECOND, new HostSample.Cpu(2, 11, 22, 2_000, 1_500, 360, 140, 35), MEMORY));

        assertThat(metrics.getCpu().getProcessorTimeRatio()).isEqualTo(0.4, within(1e-9));
        assertThat(metrics.getCpu().getUserTimeRatio()).isEqualTo(0.3, within(1e-9));
        assertThat(metrics.getCpu().getPrivilegedTimeRatio()).isEqualTo(0.1, within(1e-9));
        assertThat(metrics.getCpu().getInterruptTimeRatio()).isEqualTo(0.025, within(1e-9));
        assertThat(metrics.getCpu().getProcessCount()).isEqualTo(11);
        assertThat(metrics.getCpu().getThreadCount()).isEqualTo(22);
    }

    @Test
    void ratesAreCounterDeltasPerSecond() {
        HostMetrics metrics = between(
                sample(0, IDLE, MEMORY),
                sample(2 * SECOND, IDLE, new HostSample.Memory(100, 30, 5_100L, 12L, 8L, null, null)));

        assertThat(metrics.getMemory().getPageFaultsPerSecond()).isEqualTo(50);
        assertThat(metrics.getMemory().getPageReadsPerSecond()).isEqualTo(1);
        assertThat(metrics.getMemory().getPageWritesPerSecond()).isEqualTo(4);
        assertThat(metrics.getMemory().getPagesOutputPerSecond()).isEqualTo(4);
        assertThat(metrics.getMemory().getFreeBytes()).isEqualTo(30);
        assertThat(metrics.getMemory().getPoolPagedBytes()).isNull();
    }

    @Test
    void whereNoTimePassedOrACounterStartedAnewThereIsNoRate() {
        HostMetrics metrics = between(
                sample(0, IDLE, MEMORY),
                sample(SECOND, IDLE, new HostSample.Memory(100, 30, 3L, null, 0L, null, null)));

        assertThat(metrics.getMemory().getPageFaultsPerSecond()).isNull();
        assertThat(metrics.getMemory().getPageReadsPerSecond()).isNull();
        assertThat(metrics.getCpu().getProcessorTimeRatio()).isNull();
        assertThat(new Rates(0).perSecond(1L, 2L)).isNull();
    }

    @Test
    void aNetworkInterfaceThatAppearsHasLevelsButNoRatesYet() {
        HostMetrics metrics = between(
                sample(0, List.of(), List.of(), List.of(net("eth0", 1_000, 5_000, 100L))),
                sample(
                        2 * SECOND,
                        List.of(),
                        List.of(),
                        List.of(net("eth0", 5_000, 25_000, 100L), net("eth1", 7, 8, null))));

        assertThat(metrics.getInterfaces()).hasSize(2);
        assertThat(metrics.getInterfaces().get(0)).satisfies(eth0 -> {
            assertThat(eth0.getReceivedKilobytesPerSecond()).isEqualTo(2);
            assertThat(eth0.getSentKilobytesPerSecond()).isEqualTo(10);
            assertThat(eth0.getSentBytes()).isEqualTo(25_000);
            assertThat(eth0.getLinkBitsPerSecond()).isEqualTo(100);
        });
        assertThat(metrics.getInterfaces().get(1)).satisfies(eth1 -> {
            assertThat(eth1.getSentKilobytesPerSecond()).isNull();
            assertThat(eth1.getReceivedBytes()).isEqualTo(7);
            assertThat(eth1.getLinkBitsPerSecond()).isNull();
        });
    }

    @Test
    void aDiskWithOneFileSystemIsOneEntryWithSpaceAndRates() {
        HostMetrics metrics = between(
                sample(0, List.of(disk("sda", 10, 100, "sda1")), List.of(), List.of()),
                sample(
                        2 * SECOND,
                        List.of(disk("sda", 20, 300, "sda1")),
                        List.of(new HostSample.Volume("sda1", "/", 1_000, 250)),
                        List.of()));

        assertThat(metrics.getDisks()).singleElement().satisfies(disk -> {
            assertThat(disk.getName()).isEqualTo("sda");
            assertThat(disk.getMount()).isEqualTo("/");
            assertThat(disk.getFreeRatio()).isEqualTo(0.25);
            assertThat(disk.getReadsPerSecond()).isEqualTo(5);
            assertThat(disk.getWritesPerSecond()).isEqualTo(100);
            assertThat(disk.getTransfersPerSecond()).isEqualTo(105);
            assertThat(disk.getReadBytesPerSecond()).isEqualTo(5 * 512);
        });
    }

    @Test
    void severalFileSystemsOnADiskAndThoseOnNoneAreEntriesOfTheirOwn() {
        List<HostSample.Disk> disks = List.of(disk("sda", 10, 100, "sda1", "sda2"), disk("sdb", 1, 1));
        List<HostSample.Volume> volumes = List.of(
                new HostSample.Volume("sda1", "/", 1_000, 250),
                new HostSample.Volume("sda2", "/home", 500, 500),
                new HostSample.Volume("pool/data", "/data", 10, 0));

        HostMetrics metrics = between(sample(0, disks, volumes, List.of()), sample(SECOND, disks, volumes, List.of()));

        assertThat(metrics.getDisks())
                .extracting(disk -> disk.getName() + " " + disk.getMount() + " " + disk.getFreeRatio())
                .containsExactly(
                        "sda null null", "sdb null null", "sda1 / 0.25", "sda2 /home 1.0", "pool/data /data 0.0");
    }

    @Test
    void linuxTellsItsPagingInVmstat() {
        Paging paging = Paging.parse("nr_free_pages 1\npgfault 123\npgmajfault 4\npswpin 9\npswpout 5\n");

        assertThat(paging).isEqualTo(new Paging(123L, 4L, 5L));
        assertThat(Paging.parse("")).isEqualTo(new Paging(null, null, null));
    }

    private static HostMetrics between(HostSample before, HostSample after) {
        return new HostDelta(before, after).metrics(HEADER);
    }

    private static HostSample sample(long nanos, HostSample.Cpu cpu, HostSample.Memory memory) {
        return new HostSample(nanos, cpu, memory, List.of(), List.of(), List.of(), List.of());
    }

    private static HostSample sample(
            long nanos,
            List<HostSample.Disk> disks,
            List<HostSample.Volume> volumes,
            List<HostSample.Interface> interfaces) {
        return new HostSample(nanos, IDLE, MEMORY, disks, volumes, interfaces, List.of());
    }

    private static HostSample.Disk disk(String name, long reads, long writes, String... partitions) {
        List<String> devices = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(name), java.util.stream.Stream.of(partitions))
                .toList();
        return new HostSample.Disk(name, devices, reads, writes, reads * 512, writes * 512);
    }

    private static HostSample.Interface net(String name, long received, long sent, @Nullable Long link) {
        return new HostSample.Interface(name, received, sent, 0, 0, null, link);
    }
}
