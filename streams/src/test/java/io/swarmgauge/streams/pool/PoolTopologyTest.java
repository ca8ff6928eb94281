package io.swarmgauge.streams.pool;

import static io.swarmgauge.streams.pool.PoolDriver.MINUTE;
import static io.swarmgauge.streams.pool.PoolDriver.T0;
import static io.swarmgauge.streams.pool.PoolDriver.attests;
import static io.swarmgauge.streams.pool.PoolDriver.leaves;
import static io.swarmgauge.streams.pool.PoolDriver.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.streams.testkit.Shuffle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTopologyTest {

    @TempDir
    Path directory;

    @Test
    void hostersComeStayAndSayGoodBye() {
        try (PoolDriver room = new PoolDriver(directory)) {
            room.hear(says("a", "eu", 1, T0));
            room.hear(says("b", "eu", 1, T0 + 1));
            room.hear(says("a", "eu", 2, T0 + MINUTE));
            room.hear(leaves("b", "eu", 2, T0 + MINUTE + 1));
            room.hear(says("a", "eu", 3, T0 + 2 * MINUTE));
            room.hear(says("c", "eu", 1, T0 + 2 * MINUTE));
            room.passTimeTo(T0 + 3 * MINUTE + 10_000);
            assertThat(room.published()).hasSize(3);
            assertThat(counts(room.at("eu", 0))).containsExactly(0, 2, 2, 0, 0);
            assertThat(room.at("eu", 0).getDropInRate()).isNull();
            assertThat(counts(room.at("eu", 1))).containsExactly(2, 1, 0, 1, 0);
            assertThat(room.at("eu", 1).getDropOutRate()).isEqualTo(0.5);
            assertThat(counts(room.at("eu", 2))).containsExactly(1, 2, 1, 0, 0);
            assertThat(room.at("eu", 2).getDropInRate()).isEqualTo(1.0);
        }
    }

    @Test
    void aWindowIsSaidWhenItsGraceIsOverAndNotBefore() {
        try (PoolDriver room = new PoolDriver(directory)) {
            room.hear(says("a", "eu", 1, T0));
            room.passTimeTo(T0 + MINUTE + 9_000);
            assertThat(room.published()).isEmpty();
            // The region hears of the time every quarter of a window.
            room.passTimeTo(T0 + MINUTE + 30_000);
            room.passTimeTo(T0 + MINUTE + 31_000);
            assertThat(room.published()).hasSize(1);
        }
    }

    @Test
    void whatIsCountedBeginsAtZero() {
        try (PoolDriver room = new PoolDriver(directory)) {
            assertThat(room.counted()).containsExactly(Map.entry("correction", 0.0), Map.entry("first", 0.0));
        }
    }

    @Test
    void aHosterIsSilentAfterThreeOfItsHeartbeatsAndALateOneTakesItBack() {
        try (PoolDriver room = new PoolDriver(directory)) {
            room.hear(says("a", "eu", 1, T0 + 5));
            room.passTimeTo(T0 + 6 * MINUTE);
            assertThat(counts(room.at("eu", 2))).containsExactly(1, 1, 0, 0, 0);
            assertThat(counts(room.at("eu", 3))).containsExactly(1, 0, 0, 0, 1);
            assertThat(room.at("eu", 3).getDropOutRate()).isEqualTo(1.0);
            assertThat(counts(room.at("eu", 4))).containsExactly(0, 0, 0, 0, 0);

            room.hear(says("a", "eu", 2, T0 + 3 * MINUTE + 5));
            room.passTimeTo(T0 + 6 * MINUTE + 1);
            assertThat(counts(room.at("eu", 3))).containsExactly(1, 1, 0, 0, 0);
            assertThat(counts(room.at("eu", 4))).containsExactly(1, 1, 0, 0, 0);
            assertThat(room.published())
                    .filteredOn(said -> said.getWindowStart() == T0 + 3 * MINUTE)
                    .extracting(PoolWindow::getRevision)
                    .containsExactly(0, 1);
        }
    }

    @Test
    void aHosterThatMovesLeavesOnePoolAndJoinsTheOther() {
        try (PoolDriver room = new PoolDriver(directory)) {
            room.hear(says("a", "eu", 1, T0));
            room.hear(says("a", "asia", 2, T0 + MINUTE));
            room.hear(says("a", "asia", 3, T0 + 2 * MINUTE));
            room.passTimeTo(T0 + 4 * MINUTE);
            assertThat(counts(room.at("eu", 1))).containsExactly(1, 0, 0, 1, 0);
            assertThat(counts(room.at("asia", 1))).containsExactly(0, 1, 1, 0, 0);
            assertThat(counts(room.at("asia", 2))).containsExactly(1, 1, 0, 0, 0);
        }
    }

    @Test
    void onlyHostersAreProvidersAndWhoNoLongerIsOneHasLeft() {
        try (PoolDriver room = new PoolDriver(directory)) {
            room.hear(attests("x", "eu", 1, T0));
            room.hear(says("a", "eu", 1, T0));
            room.hear(attests("a", "eu", 2, T0 + MINUTE));
            room.passTimeTo(T0 + 3 * MINUTE);
            assertThat(counts(room.at("eu", 0))).containsExactly(0, 1, 1, 0, 0);
            assertThat(counts(room.at("eu", 1))).containsExactly(1, 0, 0, 1, 0);
        }
    }

    @Test
    void aPoolThatNobodyWasInForARetentionIsForgotten() {
        try (PoolDriver room = new PoolDriver(directory)) {
            room.hear(says("a", "eu", 1, T0));
            room.hear(leaves("a", "eu", 2, T0 + 1));
            for (int hour = 1; hour < 60; hour++) {
                room.passTimeTo(T0 + hour * (60 * MINUTE));
            }
            assertThat(room.published().get(room.published().size() - 1).getWindowStart())
                    .isLessThan(T0 + 27 * 60 * MINUTE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 60})
    void whoComesBackAfterALongSilenceIsCountedAgain(int hoursOut) {
        try (PoolDriver room = new PoolDriver(directory)) {
            int back = hoursOut * 60;
            for (int minute = 0; minute < back + 6; minute++) {
                room.hear(says("b", "eu", minute + 1, T0 + minute * MINUTE));
                if (minute < 6 || minute >= back) {
                    room.hear(says("a", "eu", minute + 1, T0 + minute * MINUTE + 1));
                }
                if (minute % 10 == 0) {
                    room.passTimeTo(T0 + minute * MINUTE + 2);
                }
            }
            room.passTimeTo(T0 + (back + 6) * MINUTE + 30_000);
            room.passTimeTo(T0 + (back + 6) * MINUTE + 31_000);
            assertThat(counts(room.at("eu", back - 1))).containsExactly(1, 1, 0, 0, 0);
            assertThat(counts(room.at("eu", back))).containsExactly(1, 2, 1, 0, 0);
            assertThat(counts(room.at("eu", back + 5))).containsExactly(2, 2, 0, 0, 0);
            assertEachIsSaidOnce(room.published());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 60})
    void aPoolThatWasEmptyForLongGoesOnWithWhoComesBack(int hoursOut) {
        try (PoolDriver room = new PoolDriver(directory)) {
            int back = hoursOut * 60;
            for (int minute = 0; minute < 6; minute++) {
                room.hear(says("a", "eu", minute + 1, T0 + minute * MINUTE));
            }
            for (int minute = 6; minute < back; minute += 10) {
                room.passTimeTo(T0 + minute * MINUTE);
            }
            int saidBefore = room.published().size();
            for (int minute = back; minute < back + 6; minute++) {
                room.hear(says("a", "eu", minute + 1, T0 + minute * MINUTE));
            }
            room.passTimeTo(T0 + (back + 6) * MINUTE + 10_000);
            assertThat(room.published()).hasSizeLessThan(saidBefore + 30);
            assertThat(counts(room.at("eu", back))).containsExactly(0, 1, 1, 0, 0);
            assertThat(counts(room.at("eu", back + 5))).containsExactly(1, 1, 0, 0, 0);
            assertThat(room.at("eu", back).getDropOutRate()).isNull();
            assertEachIsSaidOnce(room.published());
        }
    }

    @Test
    void aLateWordInAPoolThatIsNoLongerSaidRevisesWhatWasSaid() {
        try (PoolDriver room = new PoolDriver(directory)) {
            room.hear(says("a", "eu", 1, T0));
            room.hear(leaves("a", "eu", 2, T0 + 1));
            for (int hour = 1; hour <= 27; hour++) {
                room.passTimeTo(T0 + hour * (60 * MINUTE));
            }
            room.hear(says("a", "eu", 3, T0 + 20 * 60 * MINUTE));
            room.passTimeTo(T0 + 27 * 60 * MINUTE + 1);
            assertThat(counts(room.at("eu", 20 * 60))).containsExactly(0, 1, 1, 0, 0);
            assertThat(counts(room.at("eu", 20 * 60 + 3))).containsExactly(1, 0, 0, 0, 1);
            assertEachIsSaidOnce(room.published());
        }
    }

    @Test
    void aHosterWithSlowHeartbeatsStaysInThePoolThoughItsStayBeganBeforeTheRetention() {
        try (PoolDriver room = new PoolDriver(directory)) {
            for (int hour = 0; hour <= 90; hour++) {
                if (hour == 0 || hour == 10 || hour == 38 || hour == 66) {
                    room.hear(NodeRegistration.newBuilder(says("a", "eu", hour + 1, T0 + hour * (60 * MINUTE)))
                            .setHeartbeatIntervalMs(10 * 60 * MINUTE)
                            .build());
                }
                room.passTimeTo(T0 + hour * (60 * MINUTE) + 1);
            }
            assertThat(room.published())
                    .filteredOn(said -> said.getWindowStart() > T0)
                    .hasSizeGreaterThan(80 * 60)
                    .allSatisfy(said -> assertThat(counts(said)).containsExactly(1, 1, 0, 0, 0));
            assertEachIsSaidOnce(room.published());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderAndAnyDuplicationLeadToTheSamePools(long seed) {
        List<NodeRegistration> said = anything(new Random(seed));
        Map<String, PoolWindow> inOrder = settled("in-order", said, seed);
        assertThat(inOrder).hasSizeGreaterThan(60);
        assertThat(settled("shuffled", Shuffle.of(said, seed), seed)).isEqualTo(inOrder);
    }

    private Map<String, PoolWindow> settled(String name, List<NodeRegistration> said, long seed) {
        Random random = new Random(seed);
        try (PoolDriver room = new PoolDriver(directory.resolve(name))) {
            for (NodeRegistration one : said) {
                room.hear(one);
                if (random.nextInt(10) == 0) {
                    room.passTimeTo(one.getHeader().getWindowStart());
                }
            }
            room.passTimeTo(T0 + 100 * MINUTE);
            room.passTimeTo(T0 + 100 * MINUTE + 1);
            return room.settled();
        }
    }

    /** Six nodes over an hour and a half that come, go, move and fall silent. */
    private static List<NodeRegistration> anything(Random random) {
        List<NodeRegistration> said = new ArrayList<>();
        for (int node = 0; node < 6; node++) {
            String name = "node-" + node;
            long sequence = 1;
            for (long time = T0 + random.nextInt(100_000); time < T0 + 90 * MINUTE; sequence++) {
                String region = random.nextInt(8) == 0 ? "asia" : "eu";
                said.add(
                        switch (random.nextInt(8)) {
                            case 0 -> leaves(name, region, sequence, time);
                            case 1 -> attests(name, region, sequence, time);
                            default -> says(name, region, sequence, time);
                        });
                time += random.nextInt(random.nextInt(5) == 0 ? 400_000 : 70_000);
            }
        }
        return said;
    }

    private static void assertEachIsSaidOnce(List<PoolWindow> published) {
        assertThat(published)
                .extracting(said -> said.getWindowStart() + " revision " + said.getRevision())
                .doesNotHaveDuplicates();
    }

    private static List<Integer> counts(PoolWindow said) {
        return List.of(
                said.getProvidersBefore(), said.getProviders(), said.getJoined(), said.getLeft(), said.getSilent());
    }
}
