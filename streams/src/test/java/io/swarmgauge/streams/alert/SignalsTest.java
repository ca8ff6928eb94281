package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.Arrival;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.state.alert.KeptObservation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final SourcePosition SOURCE = new SourcePosition("topic", 1, 2, 3);

    @Test
    void a_benchmark_gives_the_average_latency_with_timeouts_as_the_limit_and_the_share_of_answers() {
        List<Observation> signals = of(NodeRecords.benchmark(
                Given.ATTESTOR,
                10,
                12,
                new Sample(1, Outcome.OK, 10, 100.0, null),
                new Sample(2, Outcome.TIMEOUT, 0, null, null),
                new Sample(3, Outcome.ERROR, 0, null, null),
                new Sample(4, Outcome.OK, 10, 300.0, null)));

        assertThat(signals)
                .extracting(Observation::signal, Observation::value, Observation::start, Observation::labels)
                .containsExactly(
                        tuple(Signal.LATENCY_MS, 1_800.0, 10_000L, Given.LABELS),
                        tuple(Signal.SUCCESS_RATIO, 0.5, 10_000L, Given.LABELS));
    }

    @Test
    void a_benchmark_without_any_answer_in_time_gives_no_latency() {
        List<Observation> signals =
                of(NodeRecords.benchmark(Given.ATTESTOR, 10, 12, new Sample(3, Outcome.ERROR, 0, null, null)));

        assertThat(signals)
                .extracting(Observation::signal, Observation::value)
                .containsExactly(tuple(Signal.SUCCESS_RATIO, 0.0));
    }

    @Test
    void what_a_hoster_measures_of_itself_gives_no_signal() {
        assertThat(of(NodeRecords.benchmark(Given.HOSTER, 10, 12, new Sample(1, Outcome.OK, 10, 1.0, null))))
                .isEmpty();
    }

    @Test
    void host_metrics_give_ratios_of_the_host_and_rates_of_each_interface() {
        HostMetrics metrics = NodeRecords.host(0, 10, 0.7);
        Map<String, String> host = Map.of("node", Given.HOSTER, "region", Given.REGION);
        Map<String, String> eth0 = Map.of("node", Given.HOSTER, "region", Given.REGION, "interface", "eth0");

        List<Observation> signals =
                HostSignals.of(new Accepted<>(metrics, metrics.getHeader(), SOURCE, Arrival.IN_ORDER));

        assertThat(signals)
                .extracting(Observation::signal, Observation::value, Observation::labels, Observation::detail)
                .containsExactly(
                        tuple(Signal.CPU_RATIO, 0.7, host, null),
                        tuple(Signal.MEMORY_FREE_RATIO, 0.25, host, null),
                        tuple(Signal.DISK_FREE_RATIO, 0.03, host, "disk /data"),
                        tuple(Signal.NET_RECEIVED_KILOBYTES_PER_SECOND, 12.0, eth0, null),
                        tuple(Signal.NET_ERRORS, 7.0, eth0, null));
    }

    @Test
    void every_figure_of_a_host_gives_a_signal_where_the_platform_says_it() {
        HostMetrics metrics = NodeRecords.wholeHost(0, 10);
        List<Observation> signals =
                HostSignals.of(new Accepted<>(metrics, metrics.getHeader(), SOURCE, Arrival.IN_ORDER));

        assertThat(signals)
                .extracting(Observation::signal, Observation::value, SignalsTest::part)
                .containsExactly(
                        tuple(Signal.CPU_RATIO, 0.7, null),
                        tuple(Signal.USER_TIME_RATIO, 0.5, null),
                        tuple(Signal.PRIVILEGED_TIME_RATIO, 0.15, null),
                        tuple(Signal.INTERRUPT_TIME_RATIO, 0.05, null),
                        tuple(Signal.PROCESS_COUNT, 120.0, null),
                        tuple(Signal.THREAD_COUNT, 900.0, null),
                        tuple(Signal.MEMORY_FREE_RATIO, 0.25, null),
                        tuple(Signal.PAGE_FAULTS_PER_SECOND, 50.0, null),
                        tuple(Signal.PAGE_READS_PER_SECOND, 5.0, null),
                        tuple(Signal.PAGE_WRITES_PER_SECOND, 6.0, null),
                        tuple(Signal.PAGES_OUTPUT_PER_SECOND, 7.0, null),
                        tuple(Signal.DISK_FREE_RATIO, 0.5, "disk /"),
                        tuple(Signal.DISK_FREE_BYTES, 90.0, "disk /data"),
                        tuple(Signal.DISK_READS_PER_SECOND, 10.0, "sda"),
                        tuple(Signal.DISK_WRITES_PER_SECOND, 20.0, "sda"),
                        tuple(Signal.DISK_READ_BYTES_PER_SECOND, 30.0, "sda"),
                        tuple(Signal.DISK_WRITE_BYTES_PER_SECOND, 40.0, "sda"),
                        tuple(Signal.DISK_TRANSFERS_PER_SECOND, 50.0, "sda"),
                        tuple(Signal.NET_RECEIVED_KILOBYTES_PER_SECOND, 1_000.0, "eth0"),
                        tuple(Signal.NET_SENT_KILOBYTES_PER_SECOND, 2_000.0, "eth0"),
                        tuple(Signal.NET_OUTPUT_QUEUE_LENGTH, 3.0, "eth0"),
                        tuple(Signal.NET_ERRORS, 9.0, "eth0"),
                        tuple(Signal.NET_USE_RATIO, 0.8, "eth0"),
                        tuple(Signal.GPU_USE_RATIO, 0.8, "gpu"),
                        tuple(Signal.GPU_USE_RATIO, 0.2, "gpu"));
    }

    @Test
    void every_signal_has_words_and_every_label_that_its_sheet_names() {
        HostMetrics metrics = NodeRecords.wholeHost(0, 10);
        List<Observation> signals =
                new ArrayList<>(HostSignals.of(new Accepted<>(metrics, metrics.getHeader(), SOURCE, Arrival.IN_ORDER)));
        signals.addAll(of(NodeRecords.benchmark(Given.ATTESTOR, 0, 1, new Sample(1, Outcome.OK, 1, 1.0, null))));
        signals.addAll(ConclusionSignals.ofBandwidth(NodeRecords.bandwidth(0, 60, 0, 1), SOURCE));
        signals.addAll(ConclusionSignals.ofVerdicts(NodeRecords.verdicts(0, 60, 0, Verdict.OUTLIER), SOURCE));
        signals.addAll(ComplianceSignals.of(NodeRecords.compliance(0, 60, 0, 1.0, 1.0), SOURCE));
        signals.addAll(ConclusionSignals.ofPayAlignment(NodeRecords.payAlignment(0, 60, 1), SOURCE));
        signals.addAll(ConclusionSignals.ofPool(NodeRecords.pool(0, 60, 5, 0.5), SOURCE));
        signals.addAll(SwarmSignals.of(
                NodeRecords.swarm(NodeRecords.busyness(0, 1.0, 1.0), NodeRecords.health(0, 1, 1)), SOURCE));

        assertThat(signals).allSatisfy(observation -> assertThat(
                        SignalSheet.of(observation.signal()).labels())
                .isEqualTo(observation.labels().keySet()));
        assertThat(signals)
                .extracting(Observation::signal)
                .containsAll(EnumSet.complementOf(EnumSet.of(Signal.UNKNOWN, Signal.ABSENCE)));
        assertThat(EnumSet.complementOf(EnumSet.of(Signal.UNKNOWN)))
                .allSatisfy(signal -> assertThat(SignalSheet.of(signal).words()).isNotBlank());
    }

    @Test
    void compliance_gives_the_slower_of_both_burn_rates_and_what_is_left_of_the_budget() {
        Map<String, String> labels = Map.of("setup", Given.SETUP, "plan", "plan-1", "region", "*", "term", "LAG");
        String worst = "most missed: 7 timed out by " + Given.HOSTER;
        String now = "most missed by " + Given.ATTESTOR;

        assertThat(ComplianceSignals.of(NodeRecords.compliance(0, 60, 3, 20.0, 15.0, Given.ATTESTOR), SOURCE))
                .extracting(
                        Observation::signal,
                        Observation::value,
                        Observation::labels,
                        Observation::burnWindowMs,
                        Observation::revision,
                        Observation::detail,
                        Observation::suspectId)
                .containsExactly(
                        tuple(Signal.ERROR_BUDGET_LEFT_RATIO, -1.0, labels, null, 3, worst, Given.HOSTER),
                        tuple(Signal.BURN_RATE, 15.0, labels, 3_600_000L, 3, now, Given.ATTESTOR));
    }

    @Test
    void a_burn_rate_with_too_few_samples_in_one_window_is_none() {
        assertThat(ComplianceSignals.of(NodeRecords.compliance(0, 60, 0, 20.0, null), SOURCE))
                .extracting(Observation::signal)
                .containsExactly(Signal.ERROR_BUDGET_LEFT_RATIO);
        assertThat(ComplianceSignals.of(NodeRecords.compliance(0, 60, 0, null, 20.0), SOURCE))
                .extracting(Observation::signal)
                .containsExactly(Signal.ERROR_BUDGET_LEFT_RATIO);
    }

    @Test
    void pay_alignment_gives_the_number_of_inversions() {
        assertThat(ConclusionSignals.ofPayAlignment(NodeRecords.payAlignment(0, 60, 2), SOURCE))
                .extracting(Observation::signal, Observation::value, Observation::labels)
                .containsExactly(
                        tuple(Signal.PAY_INVERSIONS, 2.0, Map.of("setup", Given.SETUP, "performance", "LATENCY")));
    }

    @Test
    void a_pool_gives_its_providers_and_the_drop_out_rate_where_there_was_somebody() {
        Map<String, String> region = Map.of("region", Given.REGION);

        assertThat(ConclusionSignals.ofPool(NodeRecords.pool(0, 60, 8, 0.2), SOURCE))
                .extracting(Observation::signal, Observation::value, Observation::labels)
                .containsExactly(
                        tuple(Signal.POOL_PROVIDERS, 8.0, region), tuple(Signal.POOL_DROP_OUT_RATIO, 0.2, region));
        assertThat(ConclusionSignals.ofPool(NodeRecords.pool(0, 60, 0, null), SOURCE))
                .extracting(Observation::signal)
                .containsExactly(Signal.POOL_PROVIDERS);
    }

    @Test
    void a_swarm_gives_the_larger_demand_and_the_share_of_the_chunks_asked_for() {
        var state = NodeRecords.swarm(NodeRecords.busyness(60, 2.0, 5.0), NodeRecords.health(0, 8, 6));

        assertThat(SwarmSignals.of(state, SOURCE))
                .extracting(Observation::signal, Observation::value, Observation::start, Observation::revision)
                .containsExactly(
                        tuple(Signal.REQUESTS_PER_SECOND, 5.0, 60_000L, 2),
                        tuple(Signal.CHUNKS_AVAILABLE_RATIO, 0.75, 0L, 2));
        assertThat(SwarmSignals.of(
                        NodeRecords.swarm(NodeRecords.busyness(60, null, null), NodeRecords.health(0, 0, 0)), SOURCE))
                .isEmpty();
        assertThat(SwarmSignals.of(NodeRecords.swarm(null, null), SOURCE)).isEmpty();
    }

    @Test
    void what_a_swarm_says_later_counts_even_where_offsets_are_larger_than_revisions() {
        long beyond = 3L * Integer.MAX_VALUE;
        ObservationLog log = ObservationLog.EMPTY;
        for (int available : List.of(8, 6)) {
            var source = new SourcePosition("gauge.swarm", 0, beyond++, 0);
            Observation observation = SwarmSignals.of(
                            NodeRecords.swarm(null, NodeRecords.health(0, 8, available)), source)
                    .get(0);
            log = log.with(Episodes.kept(observation), 60_000);
        }

        assertThat(log.kept()).extracting(KeptObservation::getValue).containsExactly(0.75);
    }

    @Test
    void a_bandwidth_window_gives_both_directions_of_each_hoster() {
        var signals = ConclusionSignals.ofBandwidth(NodeRecords.bandwidth(60, 120, 2, 800), SOURCE);

        assertThat(signals)
                .extracting(Observation::signal, Observation::value, Observation::revision, Observation::labels)
                .containsExactly(
                        tuple(Signal.EGRESS_BITS_PER_SECOND, 800.0, 2, Given.LABELS),
                        tuple(Signal.INGRESS_BITS_PER_SECOND, 8.0, 2, Given.LABELS));
    }

    @Test
    void a_period_of_claims_gives_a_verdict_on_each_hoster() {
        var signals = ConclusionSignals.ofVerdicts(NodeRecords.verdicts(60, 120, 1, Verdict.OUTLIER), SOURCE);

        assertThat(signals)
                .extracting(Observation::signal, Observation::verdict, Observation::labels)
                .containsExactly(tuple(Signal.VERDICT, "OUTLIER", Map.of("setup", Given.SETUP, "node", Given.HOSTER)));
    }

    /** Which part of a host an observation is about, in whichever way it says so. */
    private static @Nullable String part(Observation observation) {
        return Stream.of(Observation.DISK, Observation.INTERFACE, Observation.GPU)
                .map(label -> observation.labels().get(label))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(observation.detail());
    }

    private static List<Observation> of(BenchmarkResult result) {
        return BenchmarkSignals.of(new Accepted<>(result, result.getHeader(), SOURCE, Arrival.IN_ORDER));
    }
}
