package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What attestors agreed on, in windows of a minute. */
final class Given {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final String EU = "europe";
    static final String ASIA = "asia";

    private Given() {}

    static AttestedWindow window(long start, int revision, HosterAttestation... hosters) {
        return window(Swarm.SETUP, start, revision, hosters);
    }

    static AttestedWindow window(String setup, long start, int revision, HosterAttestation... hosters) {
        return new AttestedWindow(setup, start, start + MINUTE, revision, List.of(hosters), List.of(), null);
    }

    static HosterAttestation hoster(String hosterId, RegionAttestation... regions) {
        return new HosterAttestation(hosterId, List.of(regions));
    }

    /** Agreed by these attestors; null where they contradict each other. */
    static RegionAttestation share(String region, @Nullable Double answeredShare, String... attestors) {
        return agreed(region, BenchmarkKind.WORKING, answeredShare, List.of(), List.of(), attestors);
    }

    static RegionAttestation samples(String region, List<Double> latencies, List<Double> speeds) {
        return agreed(region, BenchmarkKind.WORKING, 1.0, latencies, speeds, "x", "y", "z");
    }

    static RegionAttestation raw(String region) {
        return agreed(region, BenchmarkKind.RAW, 1.0, List.of(1.0), List.of(1.0), "x");
    }

    static Terms terms(
            @Nullable Long speed,
            @Nullable Double speedGuarantee,
            @Nullable Double lag,
            @Nullable Double lagGuarantee) {
        return new Terms(null, speed, speedGuarantee, lag, lagGuarantee);
    }

    private static RegionAttestation agreed(
            String region,
            BenchmarkKind kind,
            @Nullable Double answeredShare,
            List<Double> latencies,
            List<Double> speeds,
            String... attestors) {
        List<AttestorWord> words = Stream.concat(
                        Arrays.stream(attestors).map(id -> word(id, true)), Stream.of(word("offline", false)))
                .toList();
        return new RegionAttestation(
                region, kind, attestors.length, 10, 5, answeredShare, 0.0, latencies, speeds, List.of(), words, 0);
    }

    private static AttestorWord word(String attestorId, boolean counted) {
        return new AttestorWord(attestorId, 10, 5, 0, null, null, null, counted, null);
    }
}
