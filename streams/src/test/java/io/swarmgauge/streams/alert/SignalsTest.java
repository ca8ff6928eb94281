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
import java.util.List;
import java.util.Map;
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

    private static List<Observation> of(BenchmarkResult result) {
        return BenchmarkSignals.of(new Accepted<>(result, result.getHeader(), SOURCE, Arrival.IN_ORDER));
    }
}
