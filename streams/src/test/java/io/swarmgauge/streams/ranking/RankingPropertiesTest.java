package io.swarmgauge.streams.ranking;

import static io.swarmgauge.streams.ranking.Given.A;
import static io.swarmgauge.streams.ranking.Given.B;
import static io.swarmgauge.streams.ranking.Given.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.RegionAttestation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("For anything that attestors agree on")
class RankingPropertiesTest {

    private static final List<String> HOSTERS = List.of(A, B, C);
    private static final List<String> REGIONS = List.of("asia", "europe");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ranks_are_a_weak_order_and_everyone_is_listed_once(long seed) {
        for (Ranking ranking : rankings(seed)) {
            List<RankedHoster> hosters = ranking.getHosters();
            assertThat(hosters).extracting(RankedHoster::getHosterId).containsExactlyInAnyOrder(A, B, C);
            for (int place = 0; place < hosters.size(); place++) {
                Integer rank = hosters.get(place).getRank();
                boolean first = place == 0;
                Integer better = first ? null : hosters.get(place - 1).getRank();
                if (rank == null) {
                    assertThat(hosters.subList(place, hosters.size())).allMatch(hoster -> hoster.getRank() == null);
                } else {
                    assertThat(rank).isIn(place + 1, first ? 1 : better);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void hosters_apart_are_never_tied_unless_another_bridges_them(long seed) {
        for (Ranking ranking : rankings(seed)) {
            List<RankedHoster> ranked = ranking.getHosters().stream()
                    .filter(hoster -> hoster.getRank() != null)
                    .toList();
            for (RankedHoster one : ranked) {
                for (RankedHoster other : ranked) {
                    boolean overlap = one.getLower() <= other.getUpper() && other.getLower() <= one.getUpper();
                    assertThat(!overlap || one.getRank().equals(other.getRank()))
                            .isTrue();
                }
            }
            assertThat(ranked.size() == 2
                            && apart(ranked)
                            && ranked.get(0).getRank().equals(ranked.get(1).getRank()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void who_has_fewer_than_five_samples_has_no_rank(long seed) {
        for (Ranking ranking : rankings(seed)) {
            assertThat(ranking.getHosters()).allMatch(hoster -> hoster.getSamples() >= 5 || hoster.getRank() == null);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_worse_sample_never_improves_the_estimate(long seed) {
        Random random = new Random(seed);
        AttestedWindow window = window(random);
        for (String hosterId : HOSTERS) {
            RankedHoster before = of(hosterId, RankingPolicy.rankings(window).get(0));
            if (before.getEstimate() != null) {
                double worse = before.getEstimate() * (1 + random.nextDouble());

                RankedHoster after = of(
                        hosterId,
                        RankingPolicy.rankings(withLatency(window, hosterId, worse))
                                .get(0));

                assertThat(after.getEstimate()).isGreaterThanOrEqualTo(before.getEstimate());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_slower_clock_for_everyone_keeps_the_order(long seed) {
        AttestedWindow window = window(new Random(seed));

        Ranking before = RankingPolicy.rankings(window).get(0);
        Ranking after =
                RankingPolicy.rankings(scaled(window, latency -> latency * 4)).get(0);

        assertThat(places(after)).isEqualTo(places(before));
    }

    private static List<String> places(Ranking ranking) {
        return ranking.getHosters().stream()
                .map(hoster -> hoster.getRank() + " " + hoster.getHosterId())
                .toList();
    }

    private static boolean apart(List<RankedHoster> two) {
        return two.get(0).getUpper() < two.get(1).getLower()
                || two.get(1).getUpper() < two.get(0).getLower();
    }

    private static List<Ranking> rankings(long seed) {
        return RankingPolicy.rankings(window(new Random(seed)));
    }

    private static RankedHoster of(String hosterId, Ranking ranking) {
        return ranking.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .findFirst()
                .orElseThrow();
    }

    private static AttestedWindow window(Random random) {
        return Given.window(HOSTERS.stream()
                .map(hosterId -> Given.hoster(
                        hosterId,
                        REGIONS.stream()
                                .filter(region -> random.nextInt(4) > 0)
                                .map(region -> attestation(region, 20 + 40 * HOSTERS.indexOf(hosterId), random))
                                .toArray(RegionAttestation[]::new)))
                .toArray(HosterAttestation[]::new));
    }

    private static RegionAttestation attestation(String region, double typical, Random random) {
        int answered = random.nextInt(20);
        int refused = random.nextInt(8);
        int asked = answered + refused;
        double[] latencies = IntStream.range(0, answered)
                .mapToDouble(i -> typical * Math.exp(random.nextGaussian() / 3))
                .toArray();
        double[] bandwidths = random.doubles(random.nextInt(9), 1_000, 9_000).toArray();
        return Given.agreed(
                region,
                asked,
                answered,
                asked == 0 ? null : (Double) ((double) refused / asked),
                Given.list(latencies),
                Given.list(bandwidths));
    }

    private static AttestedWindow withLatency(AttestedWindow window, String hosterId, double latency) {
        return changed(window, hoster -> {
            if (!hoster.getHosterId().equals(hosterId)) {
                return hoster;
            }
            List<RegionAttestation> regions = new ArrayList<>(hoster.getRegions());
            regions.add(Given.answered("one more", latency));
            return new HosterAttestation(hosterId, regions);
        });
    }

    private static AttestedWindow scaled(AttestedWindow window, DoubleUnaryOperator scale) {
        return changed(
                window,
                hoster -> new HosterAttestation(
                        hoster.getHosterId(),
                        hoster.getRegions().stream()
                                .map(region -> RegionAttestation.newBuilder(region)
                                        .setLatenciesMs(region.getLatenciesMs().stream()
                                                .map(scale::applyAsDouble)
                                                .toList())
                                        .build())
                                .toList()));
    }

    private static AttestedWindow changed(AttestedWindow window, UnaryOperator<HosterAttestation> change) {
        return AttestedWindow.newBuilder(window)
                .setHosters(window.getHosters().stream().map(change).toList())
                .build();
    }
}
