package io.swarmgauge.producers.hostmetrics;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import oshi.SystemInfo;

/** On this host, whatever it is. */
class HostMetricsSamplerTest {

    private static final NodeHeader HEADER = new NodeHeader(NODE, "eu", 1L, 1L, 0L, 1L);

    /** One percent of one core at one sample in ten seconds. */
    private static final Duration BUDGET = Duration.ofMillis(100);

    @Test
    void thisHostIsMeasured() {
        try (HostMetricsSampler sampler = new HostMetricsSampler(new SystemInfo(), Clock.systemUTC())) {
            keepBusyFor(Duration.ofMillis(600));

            HostMetrics metrics = sampler.next().apply(HEADER);

            assertThat(metrics.getCpu().getProcessorTimeRatio()).isBetween(0.01, 1.0);
            assertThat(metrics.getCpu().getProcessCount()).isPositive();
            assertThat(metrics.getCpu().getThreadCount()).isPositive();
            assertThat(metrics.getMemory().getTotalBytes()).isPositive();
            assertThat(metrics.getMemory().getFreeBytes())
                    .isPositive()
                    .isLessThan(metrics.getMemory().getTotalBytes());
            assertThat(metrics.getInterfaces()).isNotEmpty();
            assertThat(metrics.getDisks()).isNotNull();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxPagingAndSpaceAreKnownAndWindowsPoolsAreNot() {
        try (HostMetricsSampler sampler = new HostMetricsSampler(new SystemInfo(), Clock.systemUTC())) {
            keepBusyFor(Duration.ofMillis(50));

            HostMetrics metrics = sampler.next().apply(HEADER);

            assertThat(metrics.getMemory().getPageFaultsPerSecond()).isNotNegative();
            assertThat(metrics.getMemory().getPagesOutputPerSecond()).isNotNegative();
            assertThat(metrics.getMemory().getPoolNonPagedBytes()).isNull();
            assertThat(metrics.getDisks())
                    .anySatisfy(disk -> assertThat(disk.getFreeRatio()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void aSampleCostsLessThanOnePercentOfACore() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (HostMetricsSampler sampler = new HostMetricsSampler(new SystemInfo(), Clock.systemUTC())) {
            AtomicLong cost = new AtomicLong();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                long before = threads.getCurrentThreadCpuTime();
                HostMetrics unused = sampler.next().apply(HEADER);
                cost.set(threads.getCurrentThreadCpuTime() - before);
                return cost.get() < BUDGET.toNanos();
            });
            System.out.printf("one host sample: %.2f ms of processor time%n", cost.get() / 1e6);
        }
    }

    private static void keepBusyFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            for (int i = 0; i < 100_000; i++) {
                Thread.onSpinWait();
            }
            return System.nanoTime() > end;
        });
    }
}
