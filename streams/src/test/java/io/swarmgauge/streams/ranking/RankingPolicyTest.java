package io.swarmgauge.streams.ranking;

import static io.swarmgauge.streams.ranking.Given.A;
import static io.swarmgauge.streams.ranking.Given.ATTESTOR;
import static io.swarmgauge.streams.ranking.Given.B;
import static io.swarmgauge.streams.ranking.Given.C;
import static io.swarmgauge.streams.ranking.Given.answered;
import static io.swarmgauge.streams.ranking.Given.failures;
import static io.swarmgauge.streams.ranking.Given.latencies;
import static io.swarmgauge.streams.ranking.Given.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.ranking.RankingWindow;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankingPolicyTest {

    private final RankingPolicy policy =
            new RankingPolicy(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofDays(1)));

    @Test
    void hosters_stand_in_the_order_of_their_median_latency() {
        // Given
        var results = List.of(
                latencies(A, 1, 210, 220, 230, 240, 250),
                latencies(B, 2, 10, 20, 30, 40, 50),
                latencies(C, 3, 110, 120, 130, 140, 150));

        // When
        Ranking ranking = ranking(Performance.LATENCY, results);

        // Then
        assertThat(ranking.getHosters())
                .extracting(
                        RankedHoster::getHosterId,
                        RankedHoster::getRank,
                        RankedHoster::getEstimate,
                        RankedHoster::getLower)
                .containsExactly(tuple(B, 1, 30.0, 10.0), tuple(C, 2, 130.0, 110.0), tuple(A, 3, 230.0, 210.0));
    }

    @Test
    void two_hosters_whose_intervals_overlap_share_the_better_rank_and_the_next_comes_third() {
        var results = List.of(
                latencies(A, 1, 15, 25, 35, 45, 55),
                latencies(B, 2, 10, 20, 30, 40, 50),
                latencies(C, 3, 110, 120, 130, 140, 150));

        Ranking ranking = ranking(Performance.LATENCY, results);

        assertThat(ranking.getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank)
                .containsExactly(tuple(B, 1), tuple(A, 1), tuple(C, 3));
    }

    @Test
    void a_chain_of_overlaps_is_one_tie_although_its_ends_lie_apart() {
        var results = List.of(
                latencies(A, 1, 10, 20, 30, 40, 50),
                latencies(B, 2, 45, 50, 60, 70, 80),
                latencies(C, 3, 75, 90, 100, 110, 120));

        Ranking ranking = ranking(Performance.LATENCY, results);

        assertThat(ranking.getHosters()).extracting(RankedHoster::getRank).containsExactly(1, 1, 1);
    }

    @Test
    void one_fast_sample_never_ranks_first() {
        var results = List.of(latencies(A, 1, 1), latencies(B, 2, 10, 20, 30, 40, 50));

        Ranking ranking = ranking(Performance.LATENCY, results);

        assertThat(ranking.getHosters())
                .extracting(
                        RankedHoster::getHosterId,
                        RankedHoster::getRank,
                        RankedHoster::getEstimate,
                        RankedHoster::getUpper,
                        RankedHoster::getSamples)
                .containsExactly(
                        tuple(B, 1, 30.0, 50.0, 5), tuple(A, null, 1.0, null, 1), tuple(C, null, null, null, 0));
    }

    @Test
    void a_timeout_counts_as_the_time_limit() {
        var results = List.of(
                latencies(A, 1, 10, 20, 30, 40, 50), failures(B, 2, Outcome.TIMEOUT, 3), latencies(B, 3, 10, 20));

        Ranking ranking = ranking(Performance.LATENCY, results);

        assertThat(hoster(ranking, B).getEstimate()).isEqualTo((double) Given.TIMEOUT_MS);
        assertThat(hoster(ranking, B).getFailures()).isEqualTo(3);
    }

    @Test
    void a_hoster_that_never_answers_ranks_by_its_timeouts() {
        var results = List.of(latencies(A, 1, 10, 20, 30, 40, 50), failures(B, 2, Outcome.TIMEOUT, 5));

        Ranking ranking = ranking(Performance.LATENCY, results);

        assertThat(hoster(ranking, B).getRank()).isEqualTo(2);
        assertThat(hoster(ranking, B).getEstimate()).isEqualTo((double) Given.TIMEOUT_MS);
    }

    @Test
    void errors_are_failures_and_no_latencies() {
        var results = List.of(
                failures(A, 1, Outcome.ERROR, 2),
                failures(A, 2, Outcome.NOT_FOUND, 3),
                failures(A, 3, Outcome.CORRUPT, 4));

        Ranking ranking = ranking(Performance.LATENCY, results);

        assertThat(hoster(ranking, A).getSamples()).isZero();
        assertThat(hoster(ranking, A).getFailures()).isEqualTo(9);
        assertThat(hoster(ranking, A).getRank()).isNull();
    }

    @Test
    void a_hoster_that_refuses_most_requests_has_no_rank_however_fast_the_others_are() {
        var results = List.of(
                latencies(A, 1, 1, 1, 1, 1, 1),
                failures(A, 2, Outcome.ERROR, 6),
                latencies(B, 3, 110, 120, 130, 140, 150),
                latencies(C, 4, 210, 220, 230, 240, 250),
                failures(C, 5, Outcome.NOT_FOUND, 5));

        Ranking ranking = ranking(Performance.LATENCY, results);

        assertThat(ranking.getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank, RankedHoster::getEstimate)
                .containsExactly(tuple(B, 1, 130.0), tuple(C, 2, 230.0), tuple(A, null, 1.0));
    }

    @Test
    void the_hoster_with_the_most_bits_per_second_leads_on_bandwidth() {
        var results = LongStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(n -> List.of(
                        result(ATTESTOR, A, n, Given.TIMEOUT_MS, 400.0, answered(10, 20)),
                        result(ATTESTOR, B, n + 5, Given.TIMEOUT_MS, 100.0, answered(10, 20)))
                        .stream())
                .toList();

        Ranking ranking = ranking(Performance.BANDWIDTH, results);

        assertThat(ranking.getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank, RankedHoster::getEstimate)
                .containsExactly(tuple(B, 1, 160_000.0), tuple(A, 2, 40_000.0), tuple(C, null, null));
    }

    @Test
    void a_result_without_a_delivered_chunk_or_without_a_time_says_nothing_of_bandwidth() {
        var results = List.of(
                failures(A, 1, Outcome.TIMEOUT, 3),
                result(ATTESTOR, A, 2, Given.TIMEOUT_MS, null, answered(10)),
                result(ATTESTOR, A, 3, Given.TIMEOUT_MS, 0.0, answered(10)));

        Ranking ranking = ranking(Performance.BANDWIDTH, results);

        assertThat(hoster(ranking, A).getSamples()).isZero();
        assertThat(hoster(ranking, A).getFailures()).isEqualTo(3);
    }

    @Test
    void what_a_hoster_measures_of_itself_counts_in_no_window() {
        BenchmarkResult own = result(A, A, 1, Given.TIMEOUT_MS, 1.0, answered(1, 1, 1, 1, 1));

        assertThat(policy.windows(own)).isEmpty();
    }

    @Test
    void a_hoster_outside_the_plan_is_not_listed() {
        Ranking ranking = ranking(Performance.LATENCY, List.of(latencies("e".repeat(64), 1, 1, 2, 3, 4, 5)));

        assertThat(ranking.getHosters()).extracting(RankedHoster::getHosterId).containsExactly(A, B, C);
    }

    @Test
    void more_samples_than_the_bound_are_thinned_to_the_same_ones_in_any_order() {
        var results = IntStream.rangeClosed(1, 300)
                .mapToObj(n -> latencies(A, n, n, n + 1, n + 2, n + 3, n + 4))
                .toList();
        var backwards = results.stream()
                .sorted((one, other) -> Long.compare(
                        other.getHeader().getSequence(), one.getHeader().getSequence()))
                .toList();

        RankingWindow state = state(results);

        assertThat(state.getHosters().get(0).getLatencies()).hasSize(BoundedSamples.MOST);
        assertThat(state(backwards)).isEqualTo(state);
        assertThat(hoster(ranking(Performance.LATENCY, results), A).getEstimate())
                .isBetween(130.0, 175.0);
    }

    private Ranking ranking(Performance performance, List<BenchmarkResult> results) {
        return policy.conclude(Given.SETUP, new Window(0, 60_000), 0, state(results), Given.setup()).stream()
                .filter(ranking -> ranking.getPerformance() == performance)
                .findFirst()
                .orElseThrow();
    }

    private RankingWindow state(List<BenchmarkResult> results) {
        RankingWindow state = policy.empty();
        for (BenchmarkResult result : results) {
            state = policy.add(state, result);
        }
        return state;
    }

    private static RankedHoster hoster(Ranking ranking, String hosterId) {
        return ranking.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .findFirst()
                .orElseThrow();
    }
}
