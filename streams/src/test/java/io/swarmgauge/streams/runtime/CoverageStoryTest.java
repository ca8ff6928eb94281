package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.NodeGap;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Check;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Harvest;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of a minute with 30 s of grace, kept for a day; a batch every 10 s. */
class CoverageStoryTest {

    @TempDir
    Path directory;

    private GaugeDriver gauge;

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @Test
    void aWindowSaysHowManyRecordsArrivedAndWhoseAreMissing() {
        hear(ALICE, 1, 2, 5);
        hear(BOB, 1, 2, 3);
        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth()).singleElement().satisfies(window -> {
            assertThat(window.getCoverage()).isEqualTo(new Coverage(6L, 2L, List.of(new NodeGap(ALICE, 2L))));
            assertThat(window.getHosters())
                    .extracting(hoster -> hoster.getNodeId(), hoster -> hoster.getMissing())
                    .contains(tuple(ALICE, 2L), tuple(BOB, 0L));
        });
        assertThat(gauge.count("swarmgauge.streams.gaps", "topic", "node.transfers"))
                .isEqualTo(2);
    }

    @Test
    void aGapCountsInTheWindowOfTheRecordBehindItAndFillingItCorrectsThatWindowToo() {
        hear(ALICE, 1, 2, 3, 4, 5, 8);
        gauge.passTimeTo(150_000);
        assertThat(gauge.bandwidth())
                .extracting(BandwidthWindow::getWindowStart, window -> window.getCoverage()
                        .getMissing())
                .containsExactly(tuple(0L, 0L), tuple(60_000L, 2L));

        hear(ALICE, 6);
        assertThat(gauge.bandwidth())
                .extracting(
                        BandwidthWindow::getWindowStart, BandwidthWindow::getRevision, window -> window.getCoverage()
                                .getMissing())
                .containsExactly(tuple(0L, 1, 0L), tuple(60_000L, 1, 1L));
        hear(ALICE, 7);
        assertThat(gauge.bandwidth())
                .extracting(
                        BandwidthWindow::getWindowStart, BandwidthWindow::getRevision, window -> window.getCoverage()
                                .getMissing())
                .containsExactly(tuple(60_000L, 2, 0L));
        assertThat(gauge.count("swarmgauge.streams.gaps.filled", "topic", "node.transfers"))
                .isEqualTo(2);
    }

    @Test
    void gapsAreRememberedOverARestart() {
        hear(ALICE, 1, 3);
        gauge.restart();
        hear(ALICE, 2);
        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth())
                .extracting(BandwidthWindow::getCoverage)
                .containsExactly(new Coverage(3L, 0L, List.of()));
    }

    @Test
    void busynessAndHealthEachSayHowMuchOfTheirOwnEvidenceArrived() {
        gauge.hear(Harvest.of(LEECHER, 2).saw(0, 2, 5).record());
        gauge.hear(Check.of(LEECHER, 4).missing(1).record());
        hear(ALICE, 1);
        gauge.passTimeTo(90_000);
        List<SwarmState> states = gauge.read(TopicCatalogue.SWARM);
        assertThat(states).singleElement().satisfies(state -> {
            assertThat(state.getBusyness().getCoverage())
                    .isEqualTo(new Coverage(2L, 1L, List.of(new NodeGap(LEECHER, 1L))));
            assertThat(state.getHealth().getCoverage())
                    .isEqualTo(new Coverage(1L, 3L, List.of(new NodeGap(LEECHER, 3L))));
        });
    }

    @Test
    void aNodeThatWasAwayForTenMinutesCountsInTheEndAsIfItHadNotBeen() {
        Map<Long, BandwidthWindow> never;
        try (GaugeDriver undisturbed = new GaugeDriver(directory.resolve("undisturbed"), "")) {
            undisturbed.plan(Swarm.setup());
            for (long sequence = 1; sequence <= 120; sequence++) {
                undisturbed.hear(batch(ALICE, sequence));
                undisturbed.hear(batch(BOB, sequence));
            }
            undisturbed.passTimeTo(1_300_000);
            never = last(undisturbed.bandwidth());
        }
        for (long sequence = 1; sequence <= 120; sequence++) {
            gauge.hear(batch(BOB, sequence));
            if (sequence <= 30 || sequence > 90) {
                gauge.hear(batch(ALICE, sequence));
            }
        }
        gauge.passTimeTo(1_300_000);
        List<BandwidthWindow> before = gauge.bandwidth();
        assertThat(last(before)).isNotEqualTo(never);
        for (long sequence = 31; sequence <= 90; sequence++) {
            gauge.hear(batch(ALICE, sequence));
        }
        List<BandwidthWindow> corrections = gauge.bandwidth();
        assertThat(corrections).allMatch(window -> window.getRevision() > 0);
        Map<Long, BandwidthWindow> inTheEnd = last(before);
        inTheEnd.putAll(last(corrections));
        assertThat(inTheEnd).hasSize(20).isEqualTo(never);
    }

    private static Map<Long, BandwidthWindow> last(List<BandwidthWindow> windows) {
        Map<Long, BandwidthWindow> last = new HashMap<>();
        windows.forEach(window -> last.put(
                window.getWindowStart(),
                BandwidthWindow.newBuilder(window).setRevision(0).build()));
        return last;
    }

    private void hear(String node, long... sequences) {
        for (long sequence : sequences) {
            gauge.hear(batch(node, sequence));
        }
    }

    private static TransferBatch batch(String node, long sequence) {
        return Batch.of(node, sequence)
                .between((sequence - 1) * 10_000, sequence * 10_000)
                .sent(LEECHER, 0, 1, 1000)
                .record();
    }
}
