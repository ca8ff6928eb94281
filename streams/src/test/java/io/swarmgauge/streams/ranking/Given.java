package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A setup with three hosters, and attestors that measure them. */
final class Given {

    static final String SETUP = "setup-1";
    static final String A = "a".repeat(64);
    static final String B = "b".repeat(64);
    static final String C = "c".repeat(64);
    static final String ATTESTOR = "d".repeat(64);
    static final int TIMEOUT_MS = 5_000;
    static final int CHUNK = 1_000;

    private Given() {}

    static HostingSetup setup() {
        List<SetupHoster> hosters = List.of(
                new SetupHoster(A, "asia", 3L), new SetupHoster(B, "europe", 2L), new SetupHoster(C, "africa", 1L));
        return new HostingSetup(SETUP, "f".repeat(64), List.of(1, 2, 3), hosters, List.of("asia"), null);
    }

    static BenchmarkResult latencies(String hoster, long sequence, double... latencies) {
        return result(ATTESTOR, hoster, sequence, TIMEOUT_MS, 100.0, answered(latencies));
    }

    static BenchmarkResult failures(String hoster, long sequence, Outcome outcome, int number) {
        List<Sample> samples = IntStream.range(0, number)
                .mapToObj(i -> new Sample(i, outcome, 0, null, null))
                .toList();
        return result(ATTESTOR, hoster, sequence, TIMEOUT_MS, (double) TIMEOUT_MS, samples);
    }

    static List<Sample> answered(double... latencies) {
        return Arrays.stream(latencies)
                .mapToObj(ms -> new Sample(1, Outcome.OK, CHUNK, ms, null))
                .toList();
    }

    static BenchmarkResult result(
            String attestor,
            String hoster,
            long sequence,
            int timeoutMs,
            @Nullable Double elapsedMs,
            List<Sample> samples) {
        return resultAt(0, attestor, hoster, sequence, timeoutMs, elapsedMs, samples);
    }

    static BenchmarkResult resultAt(
            long time,
            String attestor,
            String hoster,
            long sequence,
            int timeoutMs,
            @Nullable Double elapsedMs,
            List<Sample> samples) {
        NodeHeader header = new NodeHeader(attestor, "europe", 1L, sequence, time, time + 1_000);
        return new BenchmarkResult(
                header,
                SETUP,
                hoster,
                BenchmarkKind.WORKING,
                timeoutMs,
                elapsedMs,
                samples,
                AttestationRating.UNKNOWN,
                null,
                null);
    }
}
