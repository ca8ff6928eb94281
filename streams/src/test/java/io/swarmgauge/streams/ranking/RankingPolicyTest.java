package io.swarmgauge.streams.ranking;

import static io.swarmgauge.streams.ranking.Given.A;
import static io.swarmgauge.streams.ranking.Given.B;
import static io.swarmgauge.streams.ranking.Given.C;
import static io.swarmgauge.streams.ranking.Given.agreed;
import static io.swarmgauge.streams.ranking.Given.answered;
import static io.swarmgauge.streams.ranking.Given.bandwidths;
import static io.swarmgauge.streams.ranking.Given.hoster;
import static io.swarmgauge.streams.ranking.Given.idle;
import static io.swarmgauge.streams.ranking.Given.latencies;
import static io.swarmgauge.streams.ranking.Given.list;
import static io.swarmgauge.streams.ranking.Given.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingPolicyTest {

    private static final String AMERICA = "america";
    private static final String ASIA = "asia";
    private static final String EUROPE = "europe";

    @Test
    void hosters_stand_in_the_order_of_their_median_latency() {
        // Given
        AttestedWindow window = window(
                latencies(A, 210, 220, 230, 240, 250),
                latencies(B, 10, 20, 30, 40, 50),
                latencies(C, 110, 120, 130, 140, 150));

        // When
        Ranking ranking = overall(Performance.LATENCY, window);

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
        AttestedWindow window = window(
                latencies(A, 15, 25, 35, 45, 55),
                latencies(B, 10, 20, 30, 40, 50),
                latencies(C, 110, 120, 130, 140, 150));

        assertThat(overall(Performance.LATENCY, window).getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank)
                .containsExactly(tuple(B, 1), tuple(A, 1), tuple(C, 3));
    }

    @Test
    void a_chain_of_overlaps_is_one_tie_although_its_ends_lie_apart() {
        AttestedWindow window = window(
                latencies(A, 10, 20, 30, 40, 50),
                latencies(B, 45, 50, 60, 70, 80),
                latencies(C, 75, 90, 100, 110, 120));

        assertThat(overall(Performance.LATENCY, window).getHosters())
                .extracting(RankedHoster::getRank)
                .containsExactly(1, 1, 1);
    }

    @Test
    void one_fast_sample_never_ranks_first() {
        AttestedWindow window = window(latencies(A, 1), latencies(B, 10, 20, 30, 40, 50), hoster(C));

        assertThat(overall(Performance.LATENCY, window).getHosters())
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
    void a_hoster_that_never_answers_ranks_by_its_timeouts() {
        AttestedWindow window = window(
                latencies(A, 10, 20, 30, 40, 50),
                hoster(B, agreed(EUROPE, 5, 0, 0.0, list(5_000, 5_000, 5_000, 5_000, 5_000), List.of())),
                hoster(C));

        RankedHoster silent = of(B, overall(Performance.LATENCY, window));
        assertThat(silent.getRank()).isEqualTo(2);
        assertThat(silent.getEstimate()).isEqualTo(5_000);
        assertThat(silent.getFailures()).isEqualTo(5);
    }

    @Test
    void failures_without_a_sample_are_counted_and_give_no_rank() {
        AttestedWindow window =
                window(hoster(A, agreed(EUROPE, 9, 0, 1.0, List.of(), List.of())), hoster(B), hoster(C));

        RankedHoster failing = of(A, overall(Performance.LATENCY, window));
        assertThat(failing.getSamples()).isZero();
        assertThat(failing.getFailures()).isEqualTo(9);
        assertThat(failing.getRank()).isNull();
    }

    @Test
    void a_hoster_that_refuses_most_requests_has_no_rank_however_fast_the_others_are() {
        AttestedWindow window = window(
                hoster(A, agreed(EUROPE, 11, 5, 6 / 11.0, list(1, 1, 1, 1, 1), list(9, 9, 9, 9, 9))),
                latencies(B, 110, 120, 130, 140, 150),
                hoster(C, agreed(EUROPE, 10, 5, 0.5, list(210, 220, 230, 240, 250), List.of())));

        assertThat(overall(Performance.LATENCY, window).getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank, RankedHoster::getEstimate)
                .containsExactly(tuple(B, 1, 130.0), tuple(C, 2, 230.0), tuple(A, null, 1.0));
        assertThat(of(A, overall(Performance.BANDWIDTH, window)).getRank()).isNull();
    }

    @Test
    void over_all_regions_refusals_weigh_alike_whatever_was_asked_there() {
        AttestedWindow window = window(
                hoster(
                        A,
                        agreed(AMERICA, 10, 10, 0.0, List.of(), List.of()),
                        agreed(ASIA, 1_000, 0, 1.0, List.of(), List.of()),
                        agreed(EUROPE, 10, 10, 0.0, list(1, 2, 3, 4, 5), List.of())),
                hoster(
                        B,
                        agreed(AMERICA, 10, 0, 1.0, List.of(), List.of()),
                        agreed(ASIA, 10, 0, 1.0, List.of(), List.of()),
                        agreed(EUROPE, 1_000, 1_000, 0.0, list(1, 2, 3, 4, 5), List.of())),
                hoster(C));

        assertThat(of(A, overall(Performance.LATENCY, window)).getRank()).isEqualTo(1);
        assertThat(of(B, overall(Performance.LATENCY, window)).getRank()).isNull();
        assertThat(of(B, ranking(Performance.LATENCY, EUROPE, window)).getRank())
                .isEqualTo(1);
    }

    @Test
    void refusals_in_one_region_of_two_are_not_most() {
        AttestedWindow window = window(
                hoster(
                        A,
                        agreed(ASIA, 1_000, 0, 1.0, List.of(), List.of()),
                        agreed(EUROPE, 10, 10, 0.0, list(1, 2, 3, 4, 5), List.of())),
                hoster(B));

        assertThat(of(A, overall(Performance.LATENCY, window)).getRank()).isEqualTo(1);
    }

    @Test
    void a_liar_alone_in_a_region_turns_no_order_that_two_regions_saw() {
        // Given
        AttestedWindow window = window(
                hoster(
                        A,
                        answered(AMERICA, from(10, 10)),
                        answered(ASIA, from(9_000, 200)),
                        answered(EUROPE, from(10, 12))),
                hoster(
                        B,
                        answered(AMERICA, from(100, 10)),
                        answered(ASIA, from(1, 200)),
                        answered(EUROPE, from(100, 12))),
                hoster(C));

        // When
        Ranking ranking = overall(Performance.LATENCY, window);

        // Then
        assertThat(ranks(ranking)).containsExactly("1 " + A, "2 " + B, "null " + C);
        assertThat(of(A, ranking).getEstimate()).isBetween(10.0, 22.0);
        assertThat(of(B, ranking).getEstimate()).isBetween(100.0, 112.0);
        assertThat(of(A, ranking).getSamples()).isEqualTo(30);
    }

    @Test
    void a_liar_alone_in_a_region_beside_a_single_honest_one_cannot_be_told_apart() {
        AttestedWindow window = window(
                hoster(A, answered(ASIA, from(9_000, 10)), answered(EUROPE, from(10, 10))),
                hoster(B, answered(ASIA, from(1, 10)), answered(EUROPE, from(100, 10))));

        assertThat(ranks(overall(Performance.LATENCY, window))).isNotEqualTo(List.of("1 " + A, "2 " + B));
    }

    @Test
    void a_ranking_says_how_much_of_the_evidence_behind_it_arrived() {
        assertThat(RankingPolicy.rankings(window(latencies(A, 10, 20, 30, 40, 50))))
                .extracting(Ranking::getCoverage)
                .containsOnly(new Coverage(9L, 1L, List.of()));
    }

    @Test
    void a_liar_alone_in_a_region_does_not_decide_where_the_others_have_hardly_a_sample() {
        AttestedWindow window = window(
                hoster(A, answered(AMERICA, 10, 11), answered(ASIA, from(9_000, 200)), answered(EUROPE, 10, 11)),
                hoster(B, answered(AMERICA, 100, 101), answered(ASIA, from(1, 200)), answered(EUROPE, 100, 101)));

        assertThat(of(A, overall(Performance.LATENCY, window)).getEstimate()).isEqualTo(11);
        assertThat(of(B, overall(Performance.LATENCY, window)).getEstimate()).isEqualTo(100.5);
    }

    @Test
    void a_region_with_many_samples_weighs_as_much_as_one_with_few() {
        AttestedWindow window =
                window(hoster(A, answered(ASIA, from(1, 6)), answered(EUROPE, from(1_001, 300))), hoster(B));

        RankedHoster ranked = of(A, overall(Performance.LATENCY, window));
        assertThat(ranked.getSamples()).isEqualTo(12);
        // Six of Asia up to 6, and of Europe the middles of its sixths: 1,026 and then every fiftieth.
        assertThat(ranked.getEstimate()).isEqualTo((6 + 1_026) / 2.0);
    }

    @Test
    void the_hoster_with_the_most_bits_per_second_leads_on_bandwidth() {
        AttestedWindow window = window(
                bandwidths(A, 40_000, 40_000, 40_000, 40_000, 40_000),
                bandwidths(B, 160_000, 160_000, 160_000, 160_000, 160_000),
                hoster(C));

        assertThat(overall(Performance.BANDWIDTH, window).getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank, RankedHoster::getEstimate)
                .containsExactly(tuple(B, 1, 160_000.0), tuple(A, 2, 40_000.0), tuple(C, null, null));
    }

    @Test
    void each_region_has_rankings_of_its_own_beside_those_of_all_together() {
        AttestedWindow window = window(
                hoster(A, answered(ASIA, 10, 11, 12, 13, 14), answered(EUROPE, 300, 301, 302, 303, 304)),
                hoster(B, answered(EUROPE, 20, 21, 22, 23, 24)),
                hoster(C));

        assertThat(RankingPolicy.rankings(window))
                .extracting(Ranking::getRegion, Ranking::getPerformance)
                .containsExactly(
                        tuple(null, Performance.LATENCY),
                        tuple(null, Performance.BANDWIDTH),
                        tuple(ASIA, Performance.LATENCY),
                        tuple(ASIA, Performance.BANDWIDTH),
                        tuple(EUROPE, Performance.LATENCY),
                        tuple(EUROPE, Performance.BANDWIDTH));
        assertThat(ranks(ranking(Performance.LATENCY, ASIA, window)))
                .containsExactly("1 " + A, "null " + B, "null " + C);
        assertThat(ranks(ranking(Performance.LATENCY, EUROPE, window)))
                .containsExactly("1 " + B, "2 " + A, "null " + C);
        assertThat(of(A, overall(Performance.LATENCY, window)).getSamples()).isEqualTo(10);
        assertThat(of(A, overall(Performance.LATENCY, window)).getEstimate()).isEqualTo(157);
    }

    @Test
    void a_hosters_figures_while_it_was_idle_rank_nobody() {
        AttestedWindow window =
                window(hoster(A, idle(answered(ASIA, 1, 1, 1, 1, 1))), latencies(B, 10, 20, 30, 40, 50), hoster(C));

        assertThat(RankingPolicy.rankings(window))
                .extracting(Ranking::getRegion)
                .containsOnly(null, EUROPE);
        assertThat(of(A, overall(Performance.LATENCY, window)).getSamples()).isZero();
        assertThat(of(A, overall(Performance.LATENCY, window)).getFailures()).isZero();
    }

    @Test
    void a_window_without_any_measurement_at_work_ranks_nobody_and_says_so() {
        AttestedWindow window = window(hoster(A, idle(answered(ASIA, 1, 1, 1, 1, 1))), hoster(B));

        assertThat(RankingPolicy.rankings(window)).hasSize(2).allSatisfy(ranking -> assertThat(ranking.getHosters())
                .extracting(RankedHoster::getRank)
                .containsOnlyNulls());
    }

    @Test
    void a_region_whose_only_attestor_was_offline_is_ranked_without_places() {
        AttestedWindow window = window(hoster(A, agreed(ASIA, 0, 0, null, List.of(), List.of())), hoster(B));

        assertThat(ranking(Performance.LATENCY, ASIA, window).getHosters())
                .extracting(RankedHoster::getRank)
                .containsOnlyNulls();
    }

    @Test
    void the_ranking_names_the_window_and_its_revision() {
        assertThat(overall(Performance.LATENCY, window(hoster(A))))
                .extracting(Ranking::getSetupId, Ranking::getWindowStart, Ranking::getWindowEnd, Ranking::getRevision)
                .containsExactly(Given.SETUP, 60_000L, 120_000L, 3);
    }

    private static Ranking overall(Performance performance, AttestedWindow window) {
        return ranking(performance, null, window);
    }

    private static Ranking ranking(Performance performance, @Nullable String region, AttestedWindow window) {
        return RankingPolicy.rankings(window).stream()
                .filter(ranking -> ranking.getPerformance() == performance)
                .filter(ranking -> Objects.equals(ranking.getRegion(), region))
                .findFirst()
                .orElseThrow();
    }

    /** Whole milliseconds, ascending from the first. */
    private static double[] from(int first, int number) {
        return IntStream.range(first, first + number).asDoubleStream().toArray();
    }

    private static List<String> ranks(Ranking ranking) {
        return ranking.getHosters().stream()
                .map(hoster -> hoster.getRank() + " " + hoster.getHosterId())
                .toList();
    }

    private static RankedHoster of(String hosterId, Ranking ranking) {
        return ranking.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .findFirst()
                .orElseThrow();
    }
}
