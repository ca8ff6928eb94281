package io.swarmgauge.streams.ranking;

import static io.swarmgauge.streams.ranking.Given.A;
import static io.swarmgauge.streams.ranking.Given.ATTESTOR;
import static io.swarmgauge.streams.ranking.Given.B;
import static io.swarmgauge.streams.ranking.Given.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.ranking.RankingWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("For any measurements")
class RankingPropertiesTest {

    private static final List<String> HOSTERS = List.of(A, B, C);

    private final RankingPolicy policy =
            new RankingPolicy(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofDays(1)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_order_of_arrival_does_not_change_the_ranking(long seed) {
        Random random = new Random(seed);
        List<BenchmarkResult> results = results(random);
        List<BenchmarkResult> shuffled = new ArrayList<>(results);
        Collections.shuffle(shuffled, random);

        assertThat(rankings(shuffled)).isEqualTo(rankings(results));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ranks_are_a_weak_order_and_everyone_is_listed_once(long seed) {
        for (Ranking ranking : rankings(results(new Random(seed)))) {
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
        for (Ranking ranking : rankings(results(new Random(seed)))) {
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
    void a_worse_sample_never_improves_the_estimate(long seed) {
        Random random = new Random(seed);
        List<BenchmarkResult> results = results(random);
        for (String hosterId : HOSTERS) {
            RankedHoster before = hoster(rankings(results).get(0), hosterId);
            if (before.getEstimate() != null) {
                List<BenchmarkResult> more = new ArrayList<>(results);
                more.add(Given.latencies(hosterId, 999, before.getEstimate() * (1 + random.nextDouble())));

                RankedHoster after = hoster(rankings(more).get(0), hosterId);

                assertThat(after.getEstimate()).isGreaterThanOrEqualTo(before.getEstimate());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_slower_clock_for_everyone_keeps_the_order(long seed) {
        int factor = 4;
        List<BenchmarkResult> results = results(new Random(seed));

        Ranking before = rankings(results).get(0);
        Ranking after = rankings(results.stream().map(scaled(factor)).toList()).get(0);

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

    private List<Ranking> rankings(List<BenchmarkResult> results) {
        RankingWindow state = policy.empty();
        for (BenchmarkResult result : results) {
            state = policy.add(state, result);
        }
        return policy.conclude(Given.SETUP, new Window(0, 60_000), 0, state, Given.setup());
    }

    private static RankedHoster hoster(Ranking ranking, String hosterId) {
        return ranking.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .findFirst()
                .orElseThrow();
    }

    private static List<BenchmarkResult> results(Random random) {
        List<BenchmarkResult> results = new ArrayList<>();
        int number = 1 + random.nextInt(20);
        for (int sequence = 1; sequence <= number; sequence++) {
            String hosterId = HOSTERS.get(random.nextInt(HOSTERS.size()));
            double typical = 20 + 40 * HOSTERS.indexOf(hosterId);
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                samples.add(sample(i, typical, random));
            }
            double elapsed = 50 + random.nextInt(500);
            results.add(Given.result(ATTESTOR, hosterId, sequence, Given.TIMEOUT_MS, elapsed, samples));
        }
        return results;
    }

    private static Sample sample(int index, double typical, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Sample(index, Outcome.TIMEOUT, 0, null, null);
            case 1 -> new Sample(index, Outcome.ERROR, 0, null, null);
            default -> new Sample(index, Outcome.OK, Given.CHUNK, typical * Math.exp(random.nextGaussian() / 3), null);
        };
    }

    private static UnaryOperator<BenchmarkResult> scaled(int factor) {
        return result -> new BenchmarkResult(
                result.getHeader(),
                result.getSetupId(),
                result.getHosterId(),
                result.getKind(),
                result.getTimeoutMs() * factor,
                result.getElapsedMs(),
                result.getSamples().stream()
                        .map(sample -> new Sample(
                                sample.getIndex(),
                                sample.getOutcome(),
                                sample.getSize(),
                                sample.getLatencyMs() == null ? null : sample.getLatencyMs() * factor,
                                null))
                        .toList(),
                AttestationRating.UNKNOWN,
                null,
                null);
    }
}
