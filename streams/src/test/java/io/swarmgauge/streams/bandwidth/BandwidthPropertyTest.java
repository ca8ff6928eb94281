package io.swarmgauge.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.bandwidth.BandwidthState;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.streams.testkit.WindowsDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthPropertyTest {

    private static final WindowTimes TIMES =
            new WindowTimes(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofHours(24));
    private static final List<String> NODES =
            List.of(Swarm.ALICE, Swarm.BOB, Swarm.CAROL, Swarm.LEECHER, Swarm.OTHER_LEECHER);
    private static final long END = 600_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyOrderAndAnyDuplicationLeadToTheSameFinalWindows(long seed) {
        List<TransferBatch> batches = batches(seed);
        Map<Long, BandwidthWindow> inOrder = finalWindows(batches);
        assertThat(inOrder).hasSize((int) (END / 60_000));
        assertThat(inOrder.values()).anyMatch(window -> window.getCoverage().getMissing() > 0);
        for (long order = 1; order <= 20; order++) {
            assertThat(finalWindows(Shuffle.of(batches, seed * 1000 + order))).isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void revisionsCountUpFromZeroWithoutGaps(long seed) {
        List<BandwidthWindow> published = published(Shuffle.of(batches(seed), seed));
        Map<Long, Integer> next = new TreeMap<>();
        for (BandwidthWindow window : published) {
            assertThat(window.getRevision()).isEqualTo(next.getOrDefault(window.getWindowStart(), 0));
            next.merge(window.getWindowStart(), 1, Integer::sum);
        }
    }

    @Test
    void windowsAreForgottenWhenAnotherClosesAfterTheirRetention() {
        var driver = driver();
        batches(1).forEach(batch -> driver.hear(batch, batch.getHeader(), "node.transfers"));
        driver.passTimeTo(TIMES.retention().toMillis() + 59_999);
        assertThat(driver.kept()).isEqualTo(END / 60_000);
        driver.passTimeTo(TIMES.retention().toMillis() + 90_000);
        assertThat(driver.kept()).isEqualTo(END / 60_000 - 1);
        driver.passTimeTo(TIMES.retention().toMillis() + END + 90_000);
        assertThat(driver.kept()).isZero();
    }

    private static Map<Long, BandwidthWindow> finalWindows(List<TransferBatch> batches) {
        Map<Long, BandwidthWindow> last = new TreeMap<>();
        published(batches)
                .forEach(window -> last.put(
                        window.getWindowStart(),
                        BandwidthWindow.newBuilder(window).setRevision(0).build()));
        return last;
    }

    private static List<BandwidthWindow> published(List<TransferBatch> batches) {
        var driver = driver();
        batches.forEach(batch -> driver.hear(batch, batch.getHeader(), "node.transfers"));
        driver.passTimeTo(END + 100_000);
        return driver.published();
    }

    private static WindowsDriver<TransferBatch, BandwidthState, BandwidthWindow> driver() {
        return new WindowsDriver<>(
                new RevisedWindows<>(
                        "windows",
                        TIMES,
                        new BandwidthPolicy(TIMES),
                        StateSerde.of(BandwidthState.class),
                        new StreamsMeters(new SimpleMeterRegistry())),
                Swarm.setup());
    }

    private static List<TransferBatch> batches(long seed) {
        Random random = new Random(seed);
        List<TransferBatch> batches = new ArrayList<>();
        for (String node : NODES) {
            long sequence = 1;
            for (long start = 0; start < END; start += 10_000) {
                if (random.nextInt(8) == 0) {
                    sequence += 1 + random.nextInt(3); // never sent, or lost for good
                }
                batches.add(Batch.of(node, sequence++)
                        .in("region-" + start / 200_000)
                        .between(start, start + 10_000)
                        .sent(NODES.get(random.nextInt(5)), random.nextInt(10), 1 + random.nextInt(9), 1000)
                        .received(NODES.get(random.nextInt(5)), random.nextInt(10), 1 + random.nextInt(9), 1000)
                        .record());
            }
        }
        return batches;
    }
}
